package io.servermanager.app.output;

/** What a colour means. It never stands alone: the words say the same. */
public enum Tone {
    /** As it should be. */
    GOOD("32"),
    /** Worth a look. */
    WARNING("33"),
    /** Wrong. */
    BAD("31"),
    /** Of less weight than its surroundings. */
    FAINT("2"),
    /** Of more weight than its surroundings. */
    STRONG("1"),
    /** Like any other text. */
    PLAIN("");

    private final String sgr;

    Tone(String sgr) {
        this.sgr = sgr;
    }

    /** The parameter of the escape sequence SGR (ECMA-48, 8.3.117). */
    String sgr() {
        return sgr;
    }
}

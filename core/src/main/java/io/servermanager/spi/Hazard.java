package io.servermanager.spi;

/**
 * Something that a person should know before saying yes.
 *
 * @param kind what kind of thing
 * @param text one sentence
 */
public record Hazard(Kind kind, String text) {

    /** The kinds of hazard. */
    public enum Kind {
        /** The service does not answer for a while. */
        DOWNTIME,
        /** There is no way back. */
        IRREVERSIBLE,
        /** The host may have to be restarted afterwards. */
        MAY_NEED_REBOOT,
        /** Data written since some moment will not be there afterwards. */
        DATA_LOSS,
        /** Something else that is worth knowing. */
        NOTICE
    }
}

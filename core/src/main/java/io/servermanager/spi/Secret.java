package io.servermanager.spi;

/**
 * A password or key in the configuration: never shown.
 *
 * @param value what it is
 */
public record Secret(String value) {

    /** Stands in the place of every secret. */
    public static final String MASK = "***";

    /** {@link #MASK}. */
    @Override
    public String toString() {
        return MASK;
    }
}

package io.servermanager.spi;

/** How a run ended. */
public enum Outcome {
    /** All was done. */
    DONE,
    /** There was nothing to do, and nothing was done. */
    NOTHING_TO_DO,
    /** It failed before the service was touched. */
    FAILED_UNCHANGED,
    /** It failed, and all was taken back. */
    ROLLED_BACK,
    /** The person asked to stop, and all was taken back. */
    STOPPED,
    /** It failed, and a person has to look: something was not, or could not be, taken back. */
    NEEDS_ATTENTION
}

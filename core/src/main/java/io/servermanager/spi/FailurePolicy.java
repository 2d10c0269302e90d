package io.servermanager.spi;

/** What happens to the steps that were begun when one fails. */
public enum FailurePolicy {
    /** They are undone, last first. */
    ROLLBACK,
    /** A person is asked. */
    ASK,
    /** All is left as it is. */
    LEAVE
}

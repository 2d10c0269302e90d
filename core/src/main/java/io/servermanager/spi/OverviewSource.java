package io.servermanager.spi;

/** A capability of a {@link ServicePlugin}: there is more to see of its services than their status. */
public interface OverviewSource {

    /**
     * The service as it is now. Looks and changes nothing. What is slow or absent costs only its own part of the answer,
     * and is named among the problems.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} or {@code NOT_PERMITTED} when nothing at all can be told
     * @throws InterruptedException when the caller gave up waiting
     */
    Overview overview(ServiceContext context) throws InterruptedException;
}

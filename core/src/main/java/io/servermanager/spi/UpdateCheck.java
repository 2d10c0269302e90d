package io.servermanager.spi;

/** A capability of a {@link ServicePlugin}: it can tell whether there is something newer than what is installed. */
public interface UpdateCheck {

    /**
     * Looks for an update. Changes nothing; may ask the network.
     *
     * @throws MaintenanceException of kind {@code NOT_INSTALLED} when the service is not there, of another kind when it
     *     could not be found out: never "no update" then
     * @throws InterruptedException when the caller gave up waiting
     */
    UpdateAvailability checkForUpdate(ServiceContext context) throws InterruptedException;
}

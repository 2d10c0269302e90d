package io.servermanager.engine.run;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Workflow;
import java.util.List;

/** Which services there are, and what can be done to them. */
public interface Services {

    /** The names of all services. */
    List<String> names();

    /**
     * The id of the plugin that supplies a service.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is no such service
     */
    String plugin(String service);

    /**
     * What can be done to a service, with the steps of other jars in their places.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is no such service or workflow
     */
    Workflow workflow(String service, String workflow);
}

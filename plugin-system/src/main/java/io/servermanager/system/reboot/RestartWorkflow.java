package io.servermanager.system.reboot;

import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import io.servermanager.system.services.SurveyServices;
import io.servermanager.system.services.VerifyServices;

/** The workflow {@code restart}: services that use old libraries, never the host itself. */
public final class RestartWorkflow {

    private RestartWorkflow() {}

    /** The workflow. */
    public static Workflow workflow() {
        return Workflow.named("restart", "Restart services that use old libraries")
                .option(WorkflowOption.flag(
                        FindUnits.SERVICES, "the services whose libraries were replaced by an upgrade"))
                .then(new FindUnits())
                .then(new SurveyServices())
                .then(new RestartUnits())
                .then(new VerifyServices())
                .orLeave();
    }
}

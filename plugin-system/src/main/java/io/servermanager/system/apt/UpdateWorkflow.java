package io.servermanager.system.apt;

import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import io.servermanager.system.reboot.RestartAdvice;
import io.servermanager.system.services.SurveyServices;
import io.servermanager.system.services.VerifyServices;

/** The workflow {@code update}: the distribution's packages. */
public final class UpdateWorkflow {

    private UpdateWorkflow() {}

    /** The workflow. */
    public static Workflow workflow() {
        return Workflow.named("update", "Upgrade the packages of the system")
                .confirm(context -> "Upgrade the packages? There is no way back from that.")
                .option(WorkflowOption.flag(UpgradePlanner.SECURITY_ONLY, "security fixes alone"))
                .option(WorkflowOption.flag(
                        UpgradePlanner.ALLOW_REMOVALS, "also what can be had only by removing other packages"))
                .then(new CheckPackageSystem())
                .then(new SurveyServices())
                .then(new RefreshLists())
                .then(new PlanUpgrade())
                .then(new DownloadPackages())
                .then(new UpgradePackages())
                .then(new RemoveUnneeded())
                .then(new VerifyServices())
                .then(new CleanArchives())
                .then(new RestartAdvice())
                .exclusive()
                .wayBack("An upgrade cannot be taken back: look at 'server-manager status', and at /var/log/apt.")
                .orLeave();
    }
}

package example;

import io.servermanager.nginx.NginxSettings;
import io.servermanager.spi.Command;
import io.servermanager.spi.JoiningStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;
import java.nio.file.Path;

/** At the end of VERIFY of nginx's update, runs the admin's own smoke test; if it fails the update is rolled back. */
public final class SmokeTest implements JoiningStep {

    @Override public String id() { return "smoke-test"; }
    @Override public String title() { return "Run the smoke test"; }
    @Override public Phase phase() { return Phase.VERIFY; }

    @Override public boolean joins(String plugin, String workflow) {
        return plugin.equals("nginx") && workflow.equals("update");
    }

    @Override public void run(StepContext context) throws InterruptedException {
        Path script = context.settings(NginxSettings.class).directory().resolve("smoke-test");
        String answer = context.commands().run(Command.reads(script.toString()), context::output).orThrow().stdout();
        context.report("smoke test", answer.strip());
    }
}

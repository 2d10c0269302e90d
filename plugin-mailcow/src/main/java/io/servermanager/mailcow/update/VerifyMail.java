package io.servermanager.mailcow.update;

import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.mailcow.installation.MailcowConf;
import io.servermanager.mailcow.verify.MailCheck;
import io.servermanager.mailcow.verify.MailState;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/** Does mail work as before: every port in its own protocol, TLS and its certificate? Reports the versions. */
final class VerifyMail implements ResumableStep {

    @Override
    public String id() {
        return "verify-mail";
    }

    @Override
    public String title() {
        return "Verify that mail works";
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(
                "SMTP, submission, IMAP, POP3, Sieve and HTTPS answer in their protocols, with TLS and certificate as"
                        + " before");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        MailState before = context.recalled(LookAtMail.class, MailState.class);
        MailWait.await(
                context, now -> MailCheck.problems(before, now, context.clock().instant()));
        report(context);
    }

    private static void report(StepContext context) throws InterruptedException {
        MailcowSettings settings = context.settings(MailcowSettings.class);
        InstallationFact was = context.recalled(CheckInstallation.class, InstallationFact.class);
        String version = new GitCheckout(settings.directory(), context.commands())
                .version()
                .text();
        context.report("version", "from " + was.version() + " to " + version);
        String ipv6 = MailcowConf.of(settings.directory()).value("ENABLE_IPV6").orElse("");
        if (!ipv6.equals(was.ipv6())) {
            context.report(
                    "notice",
                    "update.sh changed ENABLE_IPV6 in mailcow.conf from '" + was.ipv6() + "' to '" + ipv6 + "'");
        }
    }
}

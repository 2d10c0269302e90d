package io.servermanager.mailcow.update;

import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.MailcowConf;
import io.servermanager.mailcow.verify.MailProbe;
import io.servermanager.mailcow.verify.MailState;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.util.stream.Collectors;

/** Remembers how the ports answer before anything changes, as a {@link MailState}. */
final class LookAtMail implements MaintenanceStep {

    @Override
    public String id() {
        return "look-at-mail";
    }

    @Override
    public String title() {
        return "Ask the mail ports how they are";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(
                "SMTP, submission, IMAP, POP3, Sieve and HTTPS are asked now, and must answer as well afterwards");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        MailState state = look(context);
        context.remember(state);
        String unwell = state.answers().stream()
                .filter(answer -> !answer.well())
                .map(answer -> answer.port().label() + " " + answer.problem())
                .collect(Collectors.joining("; "));
        if (!unwell.isEmpty()) {
            context.report("not well before", unwell);
        }
    }

    static MailState look(StepContext context) throws InterruptedException {
        MailcowConf conf =
                MailcowConf.of(context.settings(MailcowSettings.class).directory());
        return MailState.of(conf, new MailProbe());
    }
}

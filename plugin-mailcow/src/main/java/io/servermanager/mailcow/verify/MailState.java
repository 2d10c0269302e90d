package io.servermanager.mailcow.verify;

import io.servermanager.mailcow.installation.MailcowConf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How all of Mailcow's ports answer. A fact: the names of its components are a file format.
 *
 * @param answers one for each port
 */
public record MailState(List<MailAnswer> answers) {

    public MailState {
        answers = List.copyOf(answers);
    }

    /**
     * Asks all ports at once.
     *
     * @throws InterruptedException when the caller was interrupted
     */
    public static MailState of(MailcowConf conf, MailProbe probe) throws InterruptedException {
        List<MailPort> ports = MailPort.all(conf);
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, ports.size()), MailState::daemon);
        try {
            List<Future<MailAnswer>> asked = ports.stream()
                    .map(port -> executor.submit(() -> probe.ask(port)))
                    .toList();
            List<MailAnswer> answers = new ArrayList<>();
            for (Future<MailAnswer> answer : asked) {
                answers.add(answer.get());
            }
            return new MailState(answers);
        } catch (ExecutionException mistake) {
            throw new IllegalStateException("a probe must not throw", mistake.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mail-probe");
        thread.setDaemon(true);
        return thread;
    }
}

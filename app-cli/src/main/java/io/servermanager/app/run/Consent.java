package io.servermanager.app.run;

import io.servermanager.app.output.Output;
import io.servermanager.app.output.Surroundings;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;

/** Whether something may be done: the user is root, and agrees. */
public final class Consent {

    private final Surroundings surroundings;
    private final Question question;

    /** Consent of whoever sits at the terminal. */
    public Consent(Surroundings surroundings, Output output) {
        this.surroundings = surroundings;
        this.question = new Question(surroundings, output);
    }

    /**
     * Checks that the program runs as root: what changes a service is for root alone.
     *
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} if it does not
     */
    public void checkRoot() {
        if (!surroundings.isRoot()) {
            throw new MaintenanceException(
                    Kind.NOT_PERMITTED,
                    "Only root may do this, and the program runs as user " + surroundings.userId(),
                    "Run it with sudo.");
        }
    }

    /**
     * Checks that there is somebody to ask.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is no terminal
     */
    public void checkSomebodyIsThere() {
        if (!somebodyIsThere()) {
            throw new MaintenanceException(
                    Kind.USAGE,
                    "This asks a question before it begins, but there is no terminal to ask on",
                    "Add --yes to agree beforehand.");
        }
    }

    /** Whether there is a terminal to ask on. */
    boolean somebodyIsThere() {
        return surroundings.terminal().canAsk();
    }

    /**
     * Asks.
     *
     * @param usual what an empty answer means
     * @param gone what it means that nobody is there any more
     */
    public boolean ask(String text, boolean usual, boolean gone) {
        return question.ask(text, usual, gone);
    }
}

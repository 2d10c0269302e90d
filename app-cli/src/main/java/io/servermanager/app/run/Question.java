package io.servermanager.app.run;

import io.servermanager.app.output.Output;
import io.servermanager.app.output.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a person who sits at the terminal. */
final class Question {

    private final Output output;
    private final BufferedReader answers;

    Question(Surroundings surroundings, Output output) {
        this.output = output;
        this.answers = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    }

    /**
     * Asks until the answer is clear.
     *
     * @param usual what an empty answer means
     * @param gone what it means that nobody is there any more
     */
    boolean ask(String question, boolean usual, boolean gone) {
        while (true) {
            output.prompt(question + (usual ? " [Y/n] " : " [y/N] "));
            String answer = nextLine();
            if (answer == null) {
                output.warn("");
                return gone;
            }
            switch (answer.strip().toLowerCase(Locale.ROOT)) {
                case "":
                    return usual;
                case "y", "yes":
                    return true;
                case "n", "no":
                    return false;
                default:
                    output.warn("Please answer y or n.");
            }
        }
    }

    private @Nullable String nextLine() {
        try {
            return answers.readLine();
        } catch (IOException terminalIsGone) {
            return null;
        }
    }
}

package io.servermanager.app;

import io.servermanager.app.inject.Wiring;
import io.servermanager.app.output.Surroundings;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    /**
     * Runs one command in these surroundings.
     *
     * @return the exit code
     */
    public static int run(Surroundings surroundings, String... arguments) {
        return Wiring.program(surroundings).run(arguments).code();
    }
}

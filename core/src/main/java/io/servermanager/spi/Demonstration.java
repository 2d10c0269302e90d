package io.servermanager.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A capability of a {@link ServicePlugin}: it can show on a service of its own, on real components that it starts and
 * ends itself, what the program does.
 */
public interface Demonstration {

    /** What is shown, one phrase. */
    String demonstrationTitle();

    /**
     * Sets the stage.
     *
     * @param directory an empty directory that holds all of it
     * @param say is told what goes on, a line each
     * @throws MaintenanceException of kind {@code UNAVAILABLE} or {@code NOT_PERMITTED} if this host lacks something
     */
    Stage openStage(Path directory, Consumer<String> say) throws InterruptedException;

    /**
     * Takes down a stage that was kept.
     *
     * @param directory the stage's own directory, as {@link Stage#keep} told it
     * @throws MaintenanceException of kind {@code USAGE} if there is no stage
     */
    void removeStage(Path directory) throws InterruptedException;

    /** A stage that was set. Closing it takes everything down; closing twice does no harm. */
    interface Stage extends AutoCloseable {

        /** The configuration file to run the commands with. */
        Path configuration();

        /** What is shown, in order. */
        List<Act> acts();

        /**
         * Keeps the stage beyond this program: closing it does nothing from now on.
         *
         * @return how a person goes on with it, a line each
         */
        List<String> keep();

        @Override
        void close();
    }

    /**
     * One thing that is shown: first the action, then the command.
     *
     * @param narration what is about to be seen, one or two sentences
     * @param action what happens behind the scenes, such as publishing a new version
     * @param command the arguments of server-manager; empty for none
     * @param expectedExitCode what the command ends with when all goes as it should
     */
    record Act(String narration, Action action, List<String> command, int expectedExitCode) {
        public Act {
            command = List.copyOf(command);
        }
    }

    /** What happens behind the scenes. */
    @FunctionalInterface
    interface Action {
        /** Does nothing. */
        Action NONE = say -> {};

        /**
         * Does it.
         *
         * @param say is told what is to be seen, a line each
         */
        void perform(Consumer<String> say) throws InterruptedException;
    }
}

package io.servermanager.engine.process;

/** The environment variables by which processes are found again. */
public final class ProcessMarks {

    /** Different for every command: finds the processes of one command. */
    public static final String COMMAND = "SERVER_MANAGER_COMMAND";

    /** The run's id, given by the engine: finds what a killed run left behind. */
    public static final String RUN = "SERVER_MANAGER_RUN";

    /** Has the value {@link #NEVER} where a command is never killed. */
    public static final String ENDING = "SERVER_MANAGER_ENDING";

    /** The value of {@link #ENDING} for commands that are waited for, however long they take. */
    public static final String NEVER = "never";

    private ProcessMarks() {}
}

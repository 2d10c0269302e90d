package io.servermanager.mailcow.update;

import io.servermanager.mailcow.installation.MailcowScript;
import io.servermanager.spi.Command;
import io.servermanager.spi.ServiceContext;

/** How {@code update.sh} is called, and what its exit codes say that can be relied on. */
final class UpdateScript {

    /** With this variable the script's processes are found, whoever their parent is by now. */
    static final String MARK = "SERVER_MANAGER_MAILCOW_SCRIPT";

    /** So often it may say that it was updated itself and wants to be run again. */
    static final int MOST_RUNS = 3;

    /** The exit code with which it says so. */
    static final int RUN_AGAIN = 2;

    private UpdateScript() {}

    /** {@code update.sh} with an argument. */
    static Command with(ServiceContext context, String argument) {
        return MailcowScript.of(context).command("update.sh").and(argument);
    }
}

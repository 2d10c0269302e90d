package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.engine.run.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cleanup}. */
@Command(
        name = "cleanup",
        description = {
            "Remove what nothing uses, such as Docker's stopped containers and old images.",
            "",
            "The plan lists every single object, and only those are removed that are still unused at that moment. What "
                    + "snapshots need and what belongs to a Compose project whose directory exists stays, also when "
                    + "it is down."
        },
        footer = {
            "",
            "Examples:",
            "  server-manager cleanup docker --dry-run",
            "  server-manager cleanup docker --min-age 7d --yes",
            "  server-manager cleanup docker --only images,build-cache --images dangling",
            "  server-manager cleanup docker --only volumes --volumes named=old-data",
            "",
            "Exit codes: 0 done or nothing to do, 1 failed and nothing changed, 2 usage or configuration, 4 failed and "
                    + "needs attention, 75 busy, 77 not permitted."
        })
final class CleanupCommand implements AdminCommand {

    @Parameters(paramLabel = "SERVICE", description = "The service's name in the configuration: 'docker'.")
    private String service = "";

    @Option(
            names = "--only",
            paramLabel = "KIND[,KIND...]",
            description = "Only these kinds: containers, images, volumes, networks, build-cache.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--min-age", paramLabel = "DURATION", description = "Leave what is younger, such as 12h or 7d.")
    private Optional<String> minAge = Optional.empty();

    @Option(
            names = "--images",
            paramLabel = "unused|dangling",
            description = "All images that no container uses, which is usual, or only those without a tag.")
    private Optional<String> images = Optional.empty();

    @Option(
            names = "--volumes",
            paramLabel = "anonymous|none|named=NAME[,NAME...]",
            description = "Volumes that nobody named, which is usual, or none, or just these.")
    private Optional<String> volumes = Optional.empty();

    @Mixin
    private RunChoices choices = new RunChoices();

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        Map<String, String> options = choices.options();
        only.ifPresent(value -> options.put("only", value));
        minAge.ifPresent(value -> options.put("min-age", value));
        images.ifPresent(value -> options.put("images", value));
        volumes.ifPresent(value -> options.put("volumes", value));
        return context.runs().run(List.of(new RunRequest(service, "cleanup", options)), choices.manner());
    }
}

package io.servermanager.app.command;

import io.servermanager.app.run.RunManner;
import io.servermanager.spi.FailurePolicy;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of all commands that run a workflow. */
final class RunChoices {

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed where there is no terminal.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--on-failure",
            paramLabel = "rollback|ask|leave",
            converter = PolicyConverter.class,
            description = "When a step fails: undo what was begun, ask, or leave all as it is. Without this option a "
                    + "person at a terminal is asked; with --yes or without a terminal it is undone.")
    private Optional<FailurePolicy> onFailure = Optional.empty();

    @Option(
            names = {"-o", "--option"},
            paramLabel = "NAME[=VALUE]",
            mapFallbackValue = "true",
            description = "An option of the workflow; may be repeated.")
    private Map<String, String> options = new TreeMap<>();

    RunManner manner() {
        return new RunManner(yes, dryRun, onFailure, false);
    }

    /** The options of the workflow that were given by name. */
    Map<String, String> options() {
        return new TreeMap<>(options);
    }

    static final class PolicyConverter implements ITypeConverter<FailurePolicy> {
        @Override
        public FailurePolicy convert(String value) {
            try {
                return FailurePolicy.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("it must be rollback, ask or leave, not '" + value + "'");
            }
        }
    }
}

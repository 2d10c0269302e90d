package io.servermanager.docker.lab;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Lab}, one for all test classes of a JVM. Where a lab cannot run the tests are skipped, with the
 * reason on standard error; with {@code CI=true} in the environment they fail.
 */
public final class LabExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        check(Lab.unsupportedReason(), Boolean.parseBoolean(System.getenv("CI")), context.getDisplayName());
    }

    static void check(Optional<String> reason, boolean mustRun, String tests) {
        if (reason.isEmpty()) {
            return;
        }
        String text = "NO REAL-ENGINE TESTS in " + tests + ": " + reason.get();
        if (mustRun) {
            throw new IllegalStateException(text);
        }
        System.err.println(text);
        Assumptions.abort(text);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SharedLab.class, key -> SharedLab.start(), SharedLab.class)
                .lab();
    }

    /** Closed by JUnit at the end of all tests. */
    private record SharedLab(Lab lab) implements AutoCloseable {

        static SharedLab start() {
            try {
                return new SharedLab(Lab.start(LabOptions.defaults()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the lab started", interrupted);
            }
        }

        @Override
        public void close() {
            lab.close();
        }
    }
}

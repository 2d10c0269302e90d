package io.servermanager.engine.run;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.OtherServices;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.StepContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The context of a preview: nothing has been remembered, and nothing can be. */
record PreviewContext(ServiceContext reading, Map<String, String> options) implements StepContext {

    @Override
    public String runId() {
        return "preview";
    }

    @Override
    public String service() {
        return reading.service();
    }

    @Override
    public <T extends Record> T settings(Class<T> type) {
        return reading.settings(type);
    }

    @Override
    public <T extends Record> T shared(String section, Class<T> type) {
        return reading.shared(section, type);
    }

    @Override
    public CommandRunner commands() {
        return reading.commands();
    }

    @Override
    public Path root() {
        return reading.root();
    }

    @Override
    public Clock clock() {
        return reading.clock();
    }

    @Override
    public List<Path> serviceDirectories() {
        return reading.serviceDirectories();
    }

    @Override
    public OtherServices others() {
        return reading.others();
    }

    @Override
    public void remember(Record fact) {
        throw new IllegalStateException("a preview remembers nothing");
    }

    @Override
    public <T extends Record> Optional<T> recall(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T extends Record> List<T> recallAll(Class<T> type) {
        return List.of();
    }

    @Override
    public <T extends Record> Optional<T> recall(Class<? extends MaintenanceStep> step, Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void activity(String text) {}

    @Override
    public void progress(double fraction, String text) {}

    @Override
    public void output(String line) {}

    @Override
    public void report(String name, String value) {}

    @Override
    public void nothingToDo(String reason) {}

    @Override
    public void checkStopped() {}
}

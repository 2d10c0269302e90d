package io.servermanager.engine.settings;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Shows records as they stand in a configuration, with all defaults filled in and secrets masked. */
public final class SettingsView {

    private SettingsView() {}

    /** A record's section as maps, lists, texts, numbers and truth values; what is null or empty is left out. */
    public static Map<String, Object> map(Record settings) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = show(read(component, settings));
            if (value != null) {
                shown.put(KeyNames.ofComponent(component.getName()), value);
            }
        }
        return shown;
    }

    /** The same as YAML. */
    public static String yaml(Map<String, ?> shown) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return new Yaml(options).dump(shown);
    }

    /** The path that is a record's component of this name, if it has such a one. */
    static Optional<Path> path(Record settings, String component) {
        return Arrays.stream(settings.getClass().getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component) && candidate.getType() == Path.class)
                .findFirst()
                .flatMap(found -> Optional.ofNullable(read(found, settings)))
                .map(Path.class::cast);
    }

    private static @Nullable Object show(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Optional<?> optional) {
            return show(optional.orElse(null));
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? null : list.stream().map(SettingsView::show).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            map.forEach((key, element) -> shown.put(key.toString(), show(element)));
            return shown.isEmpty() ? null : shown;
        }
        if (value instanceof Record section && !ScalarTypes.supports(value.getClass())) {
            return map(section);
        }
        return ScalarTypes.show(value);
    }

    private static @Nullable Object read(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.servermanager.engine.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Binds sections to records. What is wrong becomes a problem, and then what is returned is null. */
final class RecordBinder {

    private final Problems problems;

    RecordBinder(Problems problems) {
        this.problems = problems;
    }

    /** The keys of a record's section. */
    static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> KeyNames.ofComponent(component.getName()))
                .toList();
    }

    /** The record that a section says. */
    <R extends Record> @Nullable R bind(Class<R> type, Section section) {
        int before = problems.count();
        section.refuseOthers(keys(type), problems);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], section);
        }
        return problems.count() > before ? null : construct(type, values, section);
    }

    /** The value that a node says. */
    @Nullable
    Object value(Type type, Node node, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type last = arguments[arguments.length - 1];
            if (generic.getRawType() == Optional.class) {
                return Optional.ofNullable(value(last, node, path));
            }
            if (generic.getRawType() == List.class) {
                return list(last, node, path);
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return map(last, node, path);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord() && !ScalarTypes.supports(plain)) {
            return bind(plain.asSubclass(Record.class), Section.of(node, path, problems));
        } else if (type instanceof Class<?> plain && ScalarTypes.supports(plain)) {
            return scalar(plain, node, path);
        }
        throw new IllegalStateException("settings cannot be of type " + type.getTypeName() + " (" + path + ")");
    }

    private @Nullable Object component(RecordComponent component, Section section) {
        String key = KeyNames.ofComponent(component.getName());
        Node node = section.value(key);
        if (node != null) {
            return value(component.getGenericType(), node, KeyNames.child(section.path(), key));
        }
        Class<?> type = component.getType();
        if (type.isPrimitive()) {
            problems.add(section.position(), KeyNames.child(section.path(), key), "is required");
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == List.class) {
            return List.of();
        }
        return type == Map.class ? Map.of() : null;
    }

    private @Nullable Object scalar(Class<?> type, Node node, String path) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(Position.of(node), path, "must be a single value");
            return null;
        }
        try {
            return ScalarTypes.read(type, scalar.getValue());
        } catch (IllegalArgumentException wrong) {
            problems.add(Position.of(node), path, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private @Nullable Object list(Type type, Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(Position.of(node), path, "must be a list, such as [one, two]");
            return null;
        }
        List<Object> values = new ArrayList<>();
        int index = 0;
        for (Node element : sequence.getValue()) {
            String child = path + "[" + index++ + "]";
            if (Section.isNothing(element)) {
                problems.add(Position.of(element), child, "is empty");
                continue;
            }
            Object value = value(type, element, child);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private Object map(Type type, Node node, String path) {
        Section section = Section.of(node, path, problems);
        Map<String, Object> values = new LinkedHashMap<>();
        section.entries().forEach((key, entry) -> {
            String child = KeyNames.child(path, key);
            if (Section.isNothing(entry.value())) {
                problems.add(entry.position(), child, "is empty");
                return;
            }
            Object value = value(type, entry.value(), child);
            if (value != null) {
                values.put(key, value);
            }
        });
        return Collections.unmodifiableMap(values);
    }

    private <R extends Record> @Nullable R construct(Class<R> type, @Nullable Object[] values, Section section) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            problems.add(section.position(), section.path(), words(refused.getCause()));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " is no record that can be made", impossible);
        }
        return null;
    }

    private static String words(@Nullable Throwable refusal) {
        String message = refusal == null ? null : refusal.getMessage();
        boolean told = refusal instanceof IllegalArgumentException && message != null;
        return told ? String.valueOf(message) : "cannot be understood by its plugin: " + refusal;
    }
}

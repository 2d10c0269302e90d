package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The types of values that are one word: how they are read and written. */
final class ScalarTypes {

    private static final Map<Class<?>, Function<String, Object>> READERS = readers();

    private ScalarTypes() {}

    static boolean supports(Class<?> type) {
        return READERS.containsKey(type) || type.isEnum();
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException with a sentence if it is none of this type
     */
    static Object read(Class<?> type, String text) {
        Function<String, Object> reader = READERS.get(type);
        return reader == null ? constant(type, text) : reader.apply(text);
    }

    /** What JSON and YAML show of a value: numbers and truth values as such, secrets masked, else its text. */
    static Object show(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Duration duration) {
            return DurationText.format(duration);
        }
        if (value instanceof Enum<?> constant) {
            return KeyNames.ofConstant(constant);
        }
        return value.toString();
    }

    private static Map<Class<?>, Function<String, Object>> readers() {
        Map<Class<?>, Function<String, Object>> readers = new LinkedHashMap<>();
        readers.put(String.class, text -> text);
        readers.put(Path.class, ScalarTypes::path);
        readers.put(URI.class, ScalarTypes::uri);
        readers.put(boolean.class, ScalarTypes::truth);
        readers.put(Boolean.class, ScalarTypes::truth);
        readers.put(int.class, text -> (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        readers.put(Integer.class, text -> (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        readers.put(long.class, text -> number(text, Long.MIN_VALUE, Long.MAX_VALUE));
        readers.put(Long.class, text -> number(text, Long.MIN_VALUE, Long.MAX_VALUE));
        readers.put(Duration.class, DurationText::parse);
        readers.put(ByteSize.class, ByteSize::parse);
        readers.put(Secret.class, Secret::new);
        return readers;
    }

    private static Path path(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("'" + text + "' is no whole path: begin it with /");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a path cannot hold a zero byte");
        }
        return Path.of(text);
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(noUri(text), malformed);
        }
        throw new IllegalArgumentException(noUri(text));
    }

    private static String noUri(String text) {
        return "'" + text + "' is no address such as http://127.0.0.1:8080/";
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private static long number(String text, long least, long most) {
        if (!text.matches("-?(0|[1-9][0-9]*)")) {
            throw new IllegalArgumentException("'" + text + "' is no whole number");
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("'" + text + "' is too large", tooLarge);
        }
        throw new IllegalArgumentException("'" + text + "' is too large");
    }

    private static Object constant(Class<?> type, String text) {
        Object[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants)
                .map(constant -> KeyNames.ofConstant((Enum<?>) constant))
                .toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is none of " + String.join(", ", names) + Suggestion.phrase(text, names));
        }
        return constants[index];
    }
}

package pruefstand.peer;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes one JSON value per line to standard output, the channel on which a peer program answers its runner. Written here
 * instead of using a library, so that the programs add nothing to the dependency tree of the SDK they exercise.
 */
final class JsonLine {

    private JsonLine() {
    }

    /** Prints {@code value} as one line of JSON and flushes it. */
    static void print(Map<String, ?> value) {
        System.out.println(render(value));
        System.out.flush();
    }

    /**
     * Renders maps as objects, collections as arrays, numbers and booleans as themselves, {@code null} as null and
     * anything else as the string of its {@code toString}. The result is ASCII, whatever the encoding of the console.
     */
    static String render(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Map<?, ?>) {
            return ((Map<?, ?>) value).entrySet().stream()
                    .map(entry -> quote(String.valueOf(entry.getKey())) + ":" + render(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?>) {
            return ((Collection<?>) value).stream().map(JsonLine::render).collect(Collectors.joining(",", "[", "]"));
        }
        return quote(value.toString());
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < 0x20 || character > 0x7e) {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}

package pruefstand.nimbus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON values as Java's maps and lists, narrowed where they are read. */
final class Json {

    private Json() {
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Map<String, Object>> objects(Object value) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Object item : (List<?>) value) {
            found.add(object(item));
        }
        return found;
    }

    static List<String> texts(Object value) {
        List<String> found = new ArrayList<>();
        for (Object item : (List<?>) value) {
            found.add((String) item);
        }
        return found;
    }

    /** Names and values in turn; members whose value is null are left out. */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            if (namesAndValues[index + 1] != null) {
                members.put((String) namesAndValues[index], namesAndValues[index + 1]);
            }
        }
        return members;
    }
}

package pruefstand.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Command line of the form {@code --name value}, where a name may be repeated. A wrong command line is a fault of the
 * runner and ends the program with exit code 2, apart from what the SDK reports (exit code 1).
 */
final class Arguments {

    /** A command line the program cannot work with. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    private final Map<String, List<String>> values = new HashMap<>();

    static Arguments parse(String[] words) throws Unusable {
        if (words.length % 2 != 0) {
            throw new Unusable("Every argument needs a name and a value.");
        }
        Arguments arguments = new Arguments();
        for (int index = 0; index < words.length; index += 2) {
            if (!words[index].startsWith("--")) {
                throw new Unusable("Not the name of an argument: " + words[index]);
            }
            arguments.values.computeIfAbsent(words[index].substring(2), name -> new ArrayList<>()).add(words[index + 1]);
        }
        return arguments;
    }

    String required(String name) throws Unusable {
        List<String> found = all(name);
        if (found.size() != 1) {
            throw new Unusable("Argument --" + name + " is needed exactly once, it was given " + found.size() + " times.");
        }
        return found.get(0);
    }

    String optional(String name, String otherwise) throws Unusable {
        return all(name).isEmpty() ? otherwise : required(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}

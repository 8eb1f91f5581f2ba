package pruefstand.jades;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** The entry of the peer: {@code validate PLAN}, {@code store PLAN} or {@code sign PLAN}. Prints one JSON object. */
public final class Main {

    private Main() {
    }

    public static void main(String[] words) throws Exception {
        Map<String, Object> plan = JsonUtil.parseJson(Files.readString(Path.of(words[1])));
        Map<String, Object> answer = switch (words[0]) {
            case "validate" -> Validation.judge(plan);
            case "store" -> Store.write(plan);
            case "sign" -> Signing.sign(plan);
            default -> throw new IllegalArgumentException("Unknown order: " + words[0]);
        };
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(JsonUtil.toJson(answer));
    }
}

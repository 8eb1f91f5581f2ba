package pruefstand.nimbus;

import com.nimbusds.jose.util.JSONObjectUtils;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The entry of the peer: {@code converse PLAN}, {@code judge VECTORS} or {@code connect URL AUTHORITY}. Prints one JSON
 * object. Whatever does not go as FIT-Connect says ends the program with exit code 1 and its cause on standard error.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] words) throws Exception {
        Map<String, Object> answer = switch (words[0]) {
            case "converse" -> Conversation.hold(new Plan(read(words[1])));
            case "judge" -> Judge.judge(read(words[1]));
            case "connect" -> TrustedHttp.connect(words[1], Path.of(words[2]));
            default -> throw new IllegalArgumentException("Unknown order: " + words[0]);
        };
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(JSONObjectUtils.toJSONString(answer));
    }

    private static Map<String, Object> read(String file) throws Exception {
        return JSONObjectUtils.parse(Files.readString(Path.of(file)));
    }
}

package pruefstand.samlxml;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.xml.security.Init;
import org.jose4j.json.JsonUtil;

/**
 * The entry of the peer: {@code PLAN}, a JSON object with a list {@code orders}, each with an {@code order} and a
 * {@code name}. Prints one JSON object: the answer to every order by its name, {@code failed: ...} for an exception.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] words) throws Exception {
        Init.init();
        Map<String, Object> plan = JsonUtil.parseJson(Files.readString(Path.of(words[0])));
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Object each : (List<?>) plan.get("orders")) {
            Order order = new Order((Map<?, ?>) each);
            answers.put(order.text("name"), answer(order));
        }
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(JsonUtil.toJson(answers));
    }

    private static Object answer(Order order) {
        try {
            return switch (order.text("order")) {
                case "verify-jdk" -> JdkSignatures.verify(order);
                case "verify-santuario" -> Santuario.verify(order);
                case "verify-octets" -> JdkSignatures.verifyOctets(order);
                case "sign-jdk" -> JdkSignatures.sign(order);
                case "decrypt" -> Santuario.decrypt(order);
                case "encrypt" -> Santuario.encrypt(order);
                default -> throw new IllegalArgumentException("Unknown order: " + order.text("order"));
            };
        } catch (Exception refused) {
            return "failed: " + refused;
        }
    }
}

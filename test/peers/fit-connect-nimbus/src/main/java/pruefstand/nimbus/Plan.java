package pruefstand.nimbus;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the runner wants done: addresses, credentials, keys and submissions, read from a JSON file. */
final class Plan {

    private final Map<String, Object> members;

    Plan(Map<String, Object> members) {
        this.members = members;
    }

    String text(String name) {
        return (String) members.get(name);
    }

    boolean isV1() {
        return text("apiVersion").equals("v1");
    }

    int pageSize() {
        return ((Number) members.get("pageSize")).intValue();
    }

    Map<String, Object> object(String name) {
        return Json.object(members.get(name));
    }

    List<Map<String, Object>> objects(String name) {
        return Json.objects(members.get(name));
    }

    byte[] data() throws Exception {
        return Files.readAllBytes(Path.of(text("dataFile")));
    }

    /** Private keys of the destination, any of which a sender may have used. */
    JWKSet decryptionKeys() throws Exception {
        List<JWK> keys = new ArrayList<>();
        for (Map<String, Object> key : objects("decryptionKeys")) {
            keys.add(JWK.parse(key));
        }
        return new JWKSet(keys);
    }

    RSAKey signingKey() throws Exception {
        return RSAKey.parse(object("signingKey"));
    }
}

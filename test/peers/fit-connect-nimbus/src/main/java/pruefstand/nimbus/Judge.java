package pruefstand.nimbus;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what Nimbus makes of given JWEs and JWSs: with the algorithms of FIT-Connect pinned, and with every RSA algorithm it
 * knows. An answer is the SHA-512 of plaintext or payload, null stands for refused.
 */
final class Judge {

    private interface Attempt {
        byte[] run() throws Exception;
    }

    private Judge() {
    }

    static Map<String, Object> judge(Map<String, Object> file) throws Exception {
        RSAKey decryptionKey = RSAKey.parse(Json.object(file.get("decryptionKey")));
        RSAKey verificationKey = RSAKey.parse(Json.object(file.get("verificationKey")));
        List<Object> jwe = new ArrayList<>();
        for (Map<String, Object> vector : Json.objects(file.get("jwe"))) {
            String compact = (String) vector.get("compact");
            jwe.add(judgement(vector, () -> Sealing.open(compact, new JWKSet(decryptionKey)), () -> openAnyhow(compact, decryptionKey)));
        }
        List<Object> jws = new ArrayList<>();
        for (Map<String, Object> vector : Json.objects(file.get("jws"))) {
            String compact = (String) vector.get("compact");
            jws.add(judgement(vector, () -> Events.verify(JWSObject.parse(compact), new JWKSet(verificationKey)), () -> verifyAnyhow(compact, verificationKey)));
        }
        List<Object> certificates = new ArrayList<>();
        for (Map<String, Object> certificate : Json.objects(file.get("certificates"))) {
            certificates.add(Certificates.read((String) certificate.get("name"), Json.object(certificate.get("jwk"))));
        }
        return Json.of("jwe", jwe, "jws", jws, "certificates", certificates);
    }

    private static byte[] openAnyhow(String compact, RSAKey key) throws Exception {
        JWEObject jwe = JWEObject.parse(compact);
        jwe.decrypt(new RSADecrypter(key));
        return jwe.getPayload().toBytes();
    }

    private static byte[] verifyAnyhow(String compact, RSAKey key) throws Exception {
        JWSObject jws = JWSObject.parse(compact);
        if (!jws.verify(new RSASSAVerifier(key))) {
            throw new SecurityException("The signature does not fit.");
        }
        return jws.getPayload().toBytes();
    }

    private static Map<String, Object> judgement(Map<String, Object> vector, Attempt pinned, Attempt unpinned) {
        StringBuilder detail = new StringBuilder();
        String pinnedDigest = digestOf(pinned, detail);
        String unpinnedDigest = digestOf(unpinned, detail);
        Map<String, Object> judgement = Json.of("library", "nimbus-jose-jwt", "name", vector.get("name"), "detail", detail.toString());
        judgement.put("pinned", pinnedDigest);
        judgement.put("unpinned", unpinnedDigest);
        return judgement;
    }

    private static String digestOf(Attempt attempt, StringBuilder detail) {
        try {
            return Sealing.sha512(attempt.run());
        } catch (Exception refusal) {
            detail.append(refusal).append(' ');
            return null;
        }
    }
}

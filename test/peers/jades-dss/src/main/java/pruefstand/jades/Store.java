package pruefstand.jades;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** Writes a key and its certificates as PKCS #12, the way Java does it. */
final class Store {

    private Store() {
    }

    static Map<String, Object> write(Map<String, Object> plan) throws Exception {
        char[] password = ((String) plan.get("password")).toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("signer", key(plan), password, chain((String) plan.get("chain")));
        try (OutputStream file = Files.newOutputStream(Path.of((String) plan.get("store")))) {
            store.store(file, password);
        }
        return Map.of("written", plan.get("store"));
    }

    private static PrivateKey key(Map<String, Object> plan) throws Exception {
        String pem = Files.readString(Path.of((String) plan.get("key"))).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance((String) plan.get("keyType")).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static Certificate[] chain(String file) throws Exception {
        try (InputStream pem = new ByteArrayInputStream(Files.readAllBytes(Path.of(file)))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).toArray(new Certificate[0]);
        }
    }
}

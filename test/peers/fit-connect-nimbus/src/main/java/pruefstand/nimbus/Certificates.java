package pruefstand.nimbus;

import com.nimbusds.jose.jwk.RSAKey;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Certificates in {@code x5c}, read by Java's own certificate factory and verified by Java's own RSASSA-PSS. */
final class Certificates {

    private Certificates() {
    }

    /** Whether the key comes with a valid certificate over the same key. */
    static boolean isCertified(RSAKey key) throws Exception {
        Map<String, Object> reading = read("key", key.toPublicJWK().toJSONObject());
        return reading.get("isSameKey").equals(true) && reading.get("isChained").equals(true) && reading.get("isValidNow").equals(true);
    }

    static Map<String, Object> read(String name, Map<String, Object> jwk) throws Exception {
        List<X509Certificate> chain = new ArrayList<>();
        for (Object entry : (List<?>) jwk.get("x5c")) {
            byte[] der = Base64.getDecoder().decode((String) entry);
            chain.add((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        }
        X509Certificate certificate = chain.get(0);
        RSAPublicKey key = (RSAPublicKey) certificate.getPublicKey();
        boolean isSameKey = key.getModulus().equals(number(jwk.get("n"))) && key.getPublicExponent().equals(number(jwk.get("e")));
        return Json.of(
                "name", name,
                "isSameKey", isSameKey,
                "isChained", isChained(chain),
                "isValidNow", isValidNow(certificate),
                "bits", key.getModulus().bitLength(),
                "signature", certificate.getSigAlgName() + " " + certificate.getSigAlgOID());
    }

    /** Each certificate is signed by the next one, the last one by itself. */
    private static boolean isChained(List<X509Certificate> chain) {
        try {
            for (int index = 0; index < chain.size(); index++) {
                X509Certificate issuer = chain.get(Math.min(index + 1, chain.size() - 1));
                chain.get(index).verify(issuer.getPublicKey());
                if (!chain.get(index).getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) return false;
            }
            return true;
        } catch (GeneralSecurityException refusal) {
            return false;
        }
    }

    private static boolean isValidNow(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (GeneralSecurityException refusal) {
            return false;
        }
    }

    private static BigInteger number(Object base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode((String) base64url));
    }
}

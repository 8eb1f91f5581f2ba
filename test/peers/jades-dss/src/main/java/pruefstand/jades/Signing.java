package pruefstand.jades;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.JAdESSigningTimeType;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.File;
import java.net.URI;
import java.security.KeyStore.PasswordProtection;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs with DSS and a key from PKCS #12: B-B, or B-T with a time stamp fetched from the authority that the plan names. */
final class Signing {

    private Signing() {
    }

    static Map<String, Object> sign(Map<String, Object> plan) throws Exception {
        boolean isStamped = plan.get("authority") != null;
        try (Pkcs12SignatureToken token = openStore(plan)) {
            DSSPrivateKeyEntry key = token.getKeys().get(0);
            JAdESSignatureParameters parameters = parametersFor(key, plan, isStamped);
            JAdESService service = new JAdESService(Trust.from(plan));
            if (isStamped) {
                service.setTspSource(new HttpTimestamps(URI.create((String) plan.get("authority"))));
            }
            DSSDocument payload = new FileDocument((String) plan.get("payload"));
            SignatureValue value = token.sign(service.getDataToSign(payload, parameters), parameters.getSignatureAlgorithm(), key);
            service.signDocument(payload, parameters, value).save((String) plan.get("output"));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("signed", plan.get("output"));
        return answer;
    }

    private static Pkcs12SignatureToken openStore(Map<String, Object> plan) throws Exception {
        return new Pkcs12SignatureToken(new File((String) plan.get("store")), new PasswordProtection(((String) plan.get("password")).toCharArray()));
    }

    private static JAdESSignatureParameters parametersFor(DSSPrivateKeyEntry key, Map<String, Object> plan, boolean isStamped) {
        JAdESSignatureParameters parameters = new JAdESSignatureParameters();
        parameters.setSignatureLevel(isStamped ? SignatureLevel.JAdES_BASELINE_T : SignatureLevel.JAdES_BASELINE_B);
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(JWSSerializationType.FLATTENED_JSON_SERIALIZATION);
        parameters.setJadesSigningTimeType(JAdESSigningTimeType.IAT);
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificateDigestMethod(DigestAlgorithm.forName((String) plan.get("certificateHash")));
        if (key.getEncryptionAlgorithm() == EncryptionAlgorithm.RSA) {
            parameters.setEncryptionAlgorithm(EncryptionAlgorithm.RSASSA_PSS);
        }
        parameters.bLevel().setSigningDate(Date.from(Instant.parse((String) plan.get("signedAt"))));
        return parameters;
    }
}

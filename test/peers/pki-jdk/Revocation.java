import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Validates chains with the JDK's own PKIX validator, revocation by OCSP or by lists, without fallback. Arguments: the root in
 * PEM, then per chain a mode (ocsp or crl) and a file. One line per chain: "valid", or the reason of the refusal.
 */
public final class Revocation {

    private Revocation() {
    }

    public static void main(String[] arguments) throws Exception {
        X509Certificate root = read(arguments[0]).get(0);
        for (int at = 1; at + 1 < arguments.length; at += 2) System.out.println(judge(root, arguments[at], read(arguments[at + 1])));
    }

    private static String judge(X509Certificate root, String mode, List<X509Certificate> chain) throws Exception {
        List<X509Certificate> below = new ArrayList<>(chain);
        below.removeIf(certificate -> certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(below);
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(mode.equals("ocsp")
                ? EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK)
                : EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(path, parameters);
            return "valid";
        } catch (CertPathValidatorException refusal) {
            return refusal.getReason() + ": " + String.valueOf(refusal.getMessage()).replaceAll("\\s+", " ");
        }
    }

    private static List<X509Certificate> read(String file) throws Exception {
        byte[] pem = Files.readString(Path.of(file), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        Collection<? extends java.security.cert.Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        List<X509Certificate> certificates = new ArrayList<>();
        for (java.security.cert.Certificate certificate : found) certificates.add((X509Certificate) certificate);
        return certificates;
    }
}

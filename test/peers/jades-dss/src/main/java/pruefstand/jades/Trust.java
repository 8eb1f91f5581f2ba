package pruefstand.jades;

import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.File;
import java.util.List;
import java.util.Map;

/** Trust by configuration: the roots that the plan names, and no network for revocation or missing certificates. */
final class Trust {

    private Trust() {
    }

    static CertificateVerifier from(Map<String, Object> plan) {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        for (Object file : (List<?>) plan.get("anchors")) {
            anchors.addCertificate(DSSUtils.loadCertificate(new File((String) file)));
        }
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        verifier.setAIASource(null);
        verifier.setCrlSource(null);
        verifier.setOcspSource(null);
        return verifier;
    }
}

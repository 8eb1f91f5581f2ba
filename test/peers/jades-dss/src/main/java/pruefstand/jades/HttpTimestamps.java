package pruefstand.jades;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.math.BigInteger;
import java.time.Duration;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Time stamps over HTTP with Java's client and Bouncy Castle, which checks the answer against the request. */
final class HttpTimestamps implements TSPSource {

    private static final long serialVersionUID = 1L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI authority;

    HttpTimestamps(URI authority) {
        this.authority = authority;
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm hash, byte[] imprint) {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request = generator.generate(new ASN1ObjectIdentifier(hash.getOid()), imprint, new BigInteger(100, new SecureRandom()));
            HttpRequest message = HttpRequest.newBuilder(authority).timeout(PATIENCE)
                .header("content-type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded())).build();
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(message, HttpResponse.BodyHandlers.ofByteArray());
            TimeStampResponse response = new TimeStampResponse(answer.body());
            response.validate(request);
            return new TimestampBinary(response.getTimeStampToken().getEncoded());
        } catch (Exception cause) {
            throw new IllegalStateException("No time stamp: " + cause.getMessage(), cause);
        }
    }
}

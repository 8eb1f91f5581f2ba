package pruefstand.nimbus;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Security event tokens of a case: read, verified by the keys their issuer publishes, and made. */
final class Events {

    static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/";
    private static final String SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

    /** A verified token. */
    record Event(String name, String issuer, String kid, String subject, String transaction, Map<String, Object> payload) {
    }

    private final Client client;
    private final Plan plan;

    Events(Client client, Plan plan) {
        this.client = client;
        this.plan = plan;
    }

    /** The log of a case, oldest first. Throws when a token is not a genuine one of its issuer. */
    List<Event> read(String caseId) throws Exception {
        List<Event> events = new ArrayList<>();
        for (Object compact : client.getAll("/" + plan.text("apiVersion") + "/cases/" + caseId + "/events", "eventLog")) {
            events.add(verify((String) compact));
        }
        return events;
    }

    private Event verify(String compact) throws Exception {
        JWSObject jws = JWSObject.parse(compact);
        Map<String, Object> claims = JSONObjectUtils.parse(jws.getPayload().toString());
        String issuer = (String) claims.get("iss");
        verify(jws, keysOf(issuer, jws.getHeader().getKeyID()));
        Map<String, Object> events = Json.object(claims.get("events"));
        if (events.size() != 1 || claims.get("jti") == null || claims.get("iat") == null) {
            throw new IllegalArgumentException("The claims of the event are incomplete.");
        }
        Map.Entry<String, Object> event = events.entrySet().iterator().next();
        if (!event.getKey().startsWith(PREFIX)) {
            throw new IllegalArgumentException("The event is named " + event.getKey());
        }
        String name = event.getKey().substring(PREFIX.length());
        return new Event(name, issuer, jws.getHeader().getKeyID(), (String) claims.get("sub"), (String) claims.get("txn"), Json.object(event.getValue()));
    }

    /** Verifies with PS512 and the type of FIT-Connect's tokens only. @return the payload */
    static byte[] verify(JWSObject jws, JWKSet keys) throws Exception {
        DefaultJOSEProcessor<SecurityContext> processor = new DefaultJOSEProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.PS512, new ImmutableJWKSet<>(keys)));
        return processor.process(jws, null).toBytes();
    }

    /** The service publishes a JWKS below its base URL; a destination publishes single keys. */
    private JWKSet keysOf(String issuer, String kid) throws Exception {
        if (issuer.equals(plan.text("submissionApiUrl"))) {
            return JWKSet.parse(client.getText("/.well-known/jwks.json"));
        }
        if (!issuer.equals(plan.text("destinationId"))) {
            throw new IllegalArgumentException("Nobody known issues as " + issuer);
        }
        return new JWKSet(JWK.parse(client.getText("/" + plan.text("apiVersion") + "/destinations/" + issuer + "/keys/" + kid)));
    }

    /** Signs an event as the destination and posts it to the log of the case. */
    void post(String name, String caseId, String submissionId, Map<String, Object> payload, RSAKey key) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.PS512).type(TYPE).keyID(key.getKeyID()).build();
        Map<String, Object> claims = Json.of(
                "$schema", SCHEMA,
                "iss", plan.text("destinationId"),
                "iat", Instant.now().getEpochSecond(),
                "jti", UUID.randomUUID().toString(),
                "sub", "submission:" + submissionId,
                "txn", "case:" + caseId,
                "events", Map.of(PREFIX + name, payload));
        JWSObject jws = new JWSObject(header, new Payload(claims));
        jws.sign(new RSASSASigner(key));
        client.send("POST", "/" + plan.text("apiVersion") + "/cases/" + caseId + "/events", "application/jose", jws.serialize(), 204);
    }
}

package pruefstand.nimbus;

import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The sending system: asks for the destination and its key, announces, uploads, submits, and reads the event log. */
final class Portal {

    /** A submission on its way, with the tags of its parts. */
    record Sent(String name, String submissionId, String caseId, String keyKid, Map<String, Object> tags) {
    }

    private record Part(String id, byte[] bytes, String filename, String mimeType) {
    }

    private final Client client;
    private final Plan plan;
    private final String base;

    Portal(Client client, Plan plan) {
        this.client = client;
        this.plan = plan;
        this.base = "/" + plan.text("apiVersion");
    }

    Sent send(Map<String, Object> sending) throws Exception {
        RSAKey key = encryptionKey();
        boolean isCompressed = (Boolean) sending.get("zip");
        List<Part> parts = parts(((Number) sending.get("attachments")).intValue());
        Map<String, Object> announced = announce(parts);
        String submissionId = (String) announced.get("submissionId");
        Map<String, Object> attachmentTags = new LinkedHashMap<>();
        for (Part part : parts) {
            String jwe = Sealing.seal(part.bytes, key, part.mimeType, isCompressed);
            attachmentTags.put(part.id, Sealing.tagOf(jwe));
            client.send("PUT", base + "/submissions/" + submissionId + "/attachments/" + part.id, "application/jose", jwe, 204);
        }
        byte[] metadata = metadata(parts, (Boolean) sending.get("wrongHash")).getBytes(StandardCharsets.UTF_8);
        String encryptedMetadata = Sealing.seal(metadata, key, "application/json", isCompressed);
        String encryptedData = Sealing.seal(plan.data(), key, "application/json", isCompressed);
        String body = JSONObjectUtils.toJSONString(Json.of("encryptedMetadata", encryptedMetadata, "encryptedData", encryptedData));
        client.send("PUT", base + "/submissions/" + submissionId, "application/json", body, plan.isV1() ? 202 : 200);
        Map<String, Object> tags = Json.of("metadata", Sealing.tagOf(encryptedMetadata), "data", Sealing.tagOf(encryptedData), "attachments", attachmentTags);
        return new Sent((String) sending.get("name"), submissionId, (String) announced.get("caseId"), key.getKeyID(), tags);
    }

    /** The log of a submission as its sender sees it at the end, every token of it verified. */
    Map<String, Object> log(Sent sent) throws Exception {
        List<Object> events = new ArrayList<>();
        boolean areTagsEqual = true;
        for (Events.Event event : new Events(client, plan).read(sent.caseId)) {
            boolean isAboutSent = event.subject().equals("submission:" + sent.submissionId) && event.transaction().equals("case:" + sent.caseId);
            Object tags = event.payload().get("authenticationTags");
            areTagsEqual &= isAboutSent && (tags == null || tags.equals(sent.tags));
            events.add(Json.of("name", event.name(), "issuer", event.issuer(), "kid", event.kid()));
        }
        return Json.of("submissionId", sent.submissionId, "events", events, "tagsEqual", areTagsEqual);
    }

    private RSAKey encryptionKey() throws Exception {
        Map<String, Object> destination = client.getJson(base + "/destinations/" + plan.text("destinationId"));
        String kid = (String) destination.get("encryptionKid");
        boolean offers = Json.objects(destination.get(plan.isV1() ? "services" : "publicServices")).stream()
                .anyMatch(service -> service.get("identifier").equals(plan.object("service").get("identifier")));
        if (!destination.get("status").equals("active") || !offers) {
            throw new IllegalStateException("The destination takes no such submissions.");
        }
        RSAKey key = RSAKey.parse(client.getText(base + "/destinations/" + plan.text("destinationId") + "/keys/" + kid));
        boolean fits = key.getKeyID().equals(kid) && key.getKeyOperations().equals(Set.of(KeyOperation.WRAP_KEY)) && key.size() == 4096;
        if (!fits || !Certificates.isCertified(key)) {
            throw new IllegalStateException("The encryption key of the destination is not fit for use.");
        }
        return key;
    }

    private Map<String, Object> announce(List<Part> parts) throws Exception {
        List<String> ids = parts.stream().map(Part::id).toList();
        String member = plan.isV1() ? "serviceType" : "publicService";
        String body = JSONObjectUtils.toJSONString(Json.of("destinationId", plan.text("destinationId"), "announcedAttachments", ids, member, plan.object("service")));
        return JSONObjectUtils.parse(client.send("POST", base + "/submissions", "application/json", body, 201));
    }

    private List<Part> parts(int count) throws Exception {
        List<Part> parts = new ArrayList<>();
        for (Map<String, Object> file : plan.objects("attachmentFiles").subList(0, count)) {
            parts.add(new Part(UUID.randomUUID().toString(), Files.readAllBytes(Path.of((String) file.get("file"))), (String) file.get("filename"), (String) file.get("mimeType")));
        }
        return parts;
    }

    private String metadata(List<Part> parts, boolean isHashWrong) throws Exception {
        List<Object> attachments = new ArrayList<>();
        for (Part part : parts) {
            attachments.add(Json.of("attachmentId", part.id, "purpose", "attachment", "filename", part.filename, "mimeType", part.mimeType, "hash", hash(part.bytes)));
        }
        Map<String, Object> data = Json.of(
                "hash", hash(isHashWrong ? new byte[0] : plan.data()),
                "submissionSchema", Json.of("schemaUri", plan.text("schemaUri"), "mimeType", "application/json"));
        String version = plan.text("metadataVersion");
        String schema = version.startsWith("1.") ? null : "https://schema.fitko.de/fit-connect/metadata/" + version + "/metadata.schema.json";
        return JSONObjectUtils.toJSONString(Json.of("$schema", schema, "contentStructure", Json.of("data", data, "attachments", attachments)));
    }

    private static Map<String, Object> hash(byte[] bytes) throws Exception {
        return Json.of("type", "sha512", "content", Sealing.sha512(bytes));
    }
}

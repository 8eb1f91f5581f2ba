package pruefstand.nimbus;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The receiving system: picks up whatever waits, checks event log, tags, encryption and hashes in this order, and answers
 * with accept or with the problem found. It knows neither services nor data schemas.
 */
final class SpecialistApplication {

    private static final String PROBLEMS = "https://schema.fitko.de/fit-connect/events/problems/";

    /** A flaw of a submission, to be told to its sender. */
    private static final class Flaw extends Exception {
        private static final long serialVersionUID = 1L;
        private final String type;
        private final String instance;

        Flaw(String type, String instance, String detail) {
            super(detail);
            this.type = type;
            this.instance = instance;
        }
    }

    private final Client client;
    private final Plan plan;
    private final Events events;
    private final JWKSet keys;
    private final String base;

    SpecialistApplication(Client client, Plan plan) throws Exception {
        this.client = client;
        this.plan = plan;
        this.events = new Events(client, plan);
        this.keys = plan.decryptionKeys();
        this.base = "/" + plan.text("apiVersion") + "/submissions";
    }

    /** Answers every submission that waits. */
    List<Object> receiveAll() throws Exception {
        List<Object> received = new ArrayList<>();
        for (Object item : client.getAll(base + "?destinationId=" + plan.text("destinationId"), "submissions")) {
            received.add(receive(Json.object(item)));
        }
        return received;
    }

    private Map<String, Object> receive(Map<String, Object> item) throws Exception {
        String submissionId = (String) item.get("submissionId");
        String caseId = (String) item.get("caseId");
        try {
            Parts parts = download(submissionId);
            compareTags(submitTags(submissionId, caseId), parts);
            Map<String, Object> answer = openAndCheck(submissionId, parts);
            events.post("accept-submission", caseId, submissionId, Json.of("authenticationTags", parts.tags()), plan.signingKey());
            return answer;
        } catch (Flaw flaw) {
            Map<String, Object> problem = Json.of("type", PROBLEMS + flaw.type, "title", flaw.type, "detail", flaw.getMessage(), "instance", flaw.instance);
            events.post("reject-submission", caseId, submissionId, Json.of("problems", List.of(problem)), plan.signingKey());
            return Json.of("submissionId", submissionId, "decision", "rejected", "problem", flaw.type, "detail", flaw.getMessage());
        }
    }

    /** The encrypted parts as downloaded. */
    private record Parts(String metadata, String data, Map<String, String> attachments) {
        Map<String, Object> tags() {
            Map<String, Object> tags = new LinkedHashMap<>();
            attachments.forEach((id, jwe) -> tags.put(id, Sealing.tagOf(jwe)));
            return Json.of("metadata", Sealing.tagOf(metadata), "data", Sealing.tagOf(data), "attachments", tags);
        }
    }

    private Parts download(String submissionId) throws Exception {
        Map<String, Object> submission = client.getJson(base + "/" + submissionId);
        Map<String, String> attachments = new LinkedHashMap<>();
        for (String id : Json.texts(submission.get("attachments"))) {
            attachments.put(id, client.getText(base + "/" + submissionId + "/attachments/" + id));
        }
        return new Parts((String) submission.get("encryptedMetadata"), (String) submission.get("encryptedData"), attachments);
    }

    private Map<String, Object> submitTags(String submissionId, String caseId) throws Flaw {
        List<Events.Event> log;
        try {
            log = events.read(caseId);
        } catch (Exception notGenuine) {
            throw new Flaw("invalid-event-log", "submission", notGenuine.toString());
        }
        List<Events.Event> submits = log.stream()
                .filter(event -> event.name().equals("submit-submission") && event.issuer().equals(plan.text("submissionApiUrl")))
                .filter(event -> event.subject().equals("submission:" + submissionId) && event.transaction().equals("case:" + caseId))
                .toList();
        if (submits.size() != 1) {
            throw new Flaw("not-exactly-one-submit-event", "submission", submits.size() + " submit events");
        }
        Object tags = submits.get(0).payload().get("authenticationTags");
        if (tags == null) {
            throw new Flaw("missing-authentication-tags", "submission", "no tags");
        }
        return Json.object(tags);
    }

    private static void compareTags(Map<String, Object> told, Parts parts) throws Flaw {
        Map<String, Object> own = parts.tags();
        for (String name : own.keySet()) {
            if (!own.get(name).equals(told.get(name))) {
                throw new Flaw("incorrect-authentication-tag", name, "The tag of " + name + " is another one.");
            }
        }
    }

    private Map<String, Object> openAndCheck(String submissionId, Parts parts) throws Exception {
        Map<String, byte[]> opened = new LinkedHashMap<>();
        byte[] metadataBytes = open(parts.metadata, "metadata");
        byte[] data = open(parts.data, "data");
        for (Map.Entry<String, String> attachment : parts.attachments.entrySet()) {
            opened.put(attachment.getKey(), open(attachment.getValue(), "attachment:" + attachment.getKey()));
        }
        Map<String, Object> metadata = JSONObjectUtils.parse(new String(metadataBytes, StandardCharsets.UTF_8));
        Map<String, Object> structure = Json.object(metadata.get("contentStructure"));
        compareHash(Json.object(structure.get("data")), data, "data");
        Map<String, Object> digests = compareAttachments(structure, opened);
        if (metadata.get("dataSets") != null) {
            for (Map<String, Object> dataSet : Json.objects(metadata.get("dataSets"))) {
                compareHash(dataSet, ((String) dataSet.get("content")).getBytes(StandardCharsets.UTF_8), "metadata");
            }
        }
        return Json.of("submissionId", submissionId, "decision", "accepted", "dataSha512", Sealing.sha512(data), "attachments", digests);
    }

    /** Attachments may travel in fragments, which are joined in the order of the metadata. */
    private static Map<String, Object> compareAttachments(Map<String, Object> structure, Map<String, byte[]> opened) throws Exception {
        Set<String> unused = new HashSet<>(opened.keySet());
        Map<String, Object> digests = new LinkedHashMap<>();
        for (Map<String, Object> attachment : Json.objects(structure.get("attachments"))) {
            String id = (String) attachment.get("attachmentId");
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (String part : attachment.get("fragments") == null ? List.of(id) : Json.texts(attachment.get("fragments"))) {
                if (!unused.remove(part)) {
                    throw new Flaw("attachments-mismatch", "metadata", "There is no part " + part);
                }
                whole.write(opened.get(part));
            }
            compareHash(attachment, whole.toByteArray(), "attachment:" + id);
            digests.put(id, Sealing.sha512(whole.toByteArray()));
        }
        if (!unused.isEmpty()) {
            throw new Flaw("attachments-mismatch", "metadata", "Not listed: " + unused);
        }
        return digests;
    }

    private byte[] open(String jwe, String instance) throws Flaw {
        try {
            return Sealing.open(jwe, keys);
        } catch (Exception refusal) {
            throw new Flaw("encryption-issue", instance, refusal.toString());
        }
    }

    private static void compareHash(Map<String, Object> described, byte[] bytes, String instance) throws Exception {
        if (!Sealing.sha512(bytes).equals(Json.object(described.get("hash")).get("content"))) {
            throw new Flaw("hash-mismatch", instance, "The hash of " + instance + " is another one.");
        }
    }
}

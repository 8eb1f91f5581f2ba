package pruefstand.peer;

import dev.fitko.fitconnect.api.domain.model.attachment.Attachment;
import dev.fitko.fitconnect.api.domain.subscriber.ReceivedSubmission;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What arrived, as a map for {@link JsonLine}: ids, media types, names, sizes and SHA-512 values in lower-case hex, so that
 * the runner can compare content without any of it being printed.
 */
final class Receipt {

    private Receipt() {
    }

    static Map<String, Object> of(ReceivedSubmission received) throws GeneralSecurityException {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("outcome", "received");
        receipt.put("submissionId", received.getSubmissionId());
        receipt.put("caseId", received.getCaseId());
        receipt.put("destinationId", received.getDestinationId());
        receipt.put("dataMediaType", received.getDataMimeType());
        receipt.put("dataSchemaUri", received.getDataSchemaUri());
        receipt.put("dataSha512", sha512(received.getDataAsString().getBytes(StandardCharsets.UTF_8)));
        List<Map<String, Object>> attachments = new ArrayList<>();
        for (Attachment attachment : received.getAttachments()) {
            attachments.add(describe(attachment));
        }
        receipt.put("attachments", attachments);
        return receipt;
    }

    private static Map<String, Object> describe(Attachment attachment) throws GeneralSecurityException {
        byte[] content = attachment.getDataAsBytes();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("attachmentId", attachment.getAttachmentId());
        entry.put("filename", attachment.getFileName());
        entry.put("mediaType", attachment.getMimeType());
        entry.put("sizeBytes", content.length);
        entry.put("sha512", sha512(content));
        return entry;
    }

    private static String sha512(byte[] content) throws GeneralSecurityException {
        StringBuilder hex = new StringBuilder();
        for (byte octet : MessageDigest.getInstance("SHA-512").digest(content)) {
            hex.append(String.format("%02x", octet));
        }
        return hex.toString();
    }
}

package pruefstand.jades;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Validates with DSS's own policy and its own catalogue of algorithms, both unchanged. Only the roots are told, and the
 * instant, so that the outcome is the same on every day.
 */
final class Validation {

    private Validation() {
    }

    static Map<String, Object> judge(Map<String, Object> plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Map.Entry<?, ?> signature : ((Map<?, ?>) plan.get("signatures")).entrySet()) {
            answer.put((String) signature.getKey(), judge(plan, (String) signature.getValue()));
        }
        return answer;
    }

    private static Map<String, Object> judge(Map<String, Object> plan, String file) {
        Map<String, Object> view = new LinkedHashMap<>();
        try {
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(Trust.from(plan));
            validator.setValidationTime(Date.from(Instant.parse((String) plan.get("validationTime"))));
            describe(validator.validateDocument(), view);
        } catch (RuntimeException refusal) {
            view.put("refused", String.valueOf(refusal.getMessage()));
        }
        return view;
    }

    private static void describe(Reports reports, Map<String, Object> view) {
        SimpleReport report = reports.getSimpleReport();
        DiagnosticData facts = reports.getDiagnosticData();
        List<String> ids = report.getSignatureIdList();
        view.put("signatures", ids.size());
        if (ids.size() != 1) {
            return;
        }
        String id = ids.get(0);
        SignatureWrapper signature = facts.getSignatureById(id);
        view.put("indication", report.getIndication(id).name());
        view.put("subIndication", report.getSubIndication(id) == null ? null : report.getSubIndication(id).name());
        view.put("format", report.getSignatureFormat(id).name());
        view.put("signedBy", report.getSignedBy(id));
        view.put("algorithm", signature.getDigestAlgorithm() + " " + signature.getEncryptionAlgorithm());
        view.put("isIntact", signature.isSignatureIntact() && signature.isSignatureValid());
        view.put("isStructureValid", signature.isStructuralValidationValid());
        view.put("structure", signature.getStructuralValidationMessages());
        view.put("claimedTime", String.valueOf(signature.getClaimedSigningTime().toInstant()));
        view.put("bestTime", String.valueOf(report.getBestSignatureTime(id).toInstant()));
        view.put("errors", texts(report.getAdESValidationErrors(id)));
        view.put("warnings", texts(report.getAdESValidationWarnings(id)));
        view.put("timestamps", signature.getTimestampList().stream().map(stamp -> timestamp(report, stamp)).toList());
    }

    private static Map<String, Object> timestamp(SimpleReport report, TimestampWrapper stamp) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", stamp.getType().name());
        view.put("indication", report.getIndication(stamp.getId()).name());
        view.put("time", String.valueOf(stamp.getProductionTime().toInstant()));
        view.put("errors", texts(report.getAdESValidationErrors(stamp.getId())));
        view.put("warnings", texts(report.getAdESValidationWarnings(stamp.getId())));
        return view;
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.getKey() + ": " + message.getValue()).toList();
    }
}

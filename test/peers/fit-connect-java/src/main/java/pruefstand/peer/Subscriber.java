package pruefstand.peer;

import dev.fitko.fitconnect.api.domain.model.event.problems.Problem;
import dev.fitko.fitconnect.api.domain.model.event.problems.data.DataSchemaViolation;
import dev.fitko.fitconnect.api.domain.model.event.problems.other.TechnicalError;
import dev.fitko.fitconnect.api.domain.subscriber.ReceivedSubmission;
import dev.fitko.fitconnect.client.SubscriberClient;
import dev.fitko.fitconnect.client.bootstrap.ApplicationConfigLoader;
import dev.fitko.fitconnect.client.bootstrap.ClientFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Picks submissions up through the SDK, which decrypts and checks them, and ends each one as told. Prints one JSON line for
 * the list and, when a submission is named, one for what was received and decided. Content appears only as SHA-512.
 *
 * <p>{@code --config FILE --destination UUID [--offset N] [--limit N]} lists; with {@code --submission UUID} it fetches, and
 * {@code --decision leave|accept|technical-error|schema-violation} (default {@code leave}) says how the delivery ends.
 */
public final class Subscriber {

    private Subscriber() {
    }

    public static void main(String[] words) {
        Program.run(words, Subscriber::work);
    }

    private static void work(Arguments arguments) throws Exception {
        SubscriberClient client = ClientFactory.createSubscriberClient(
                ApplicationConfigLoader.loadConfigFromPath(Path.of(arguments.required("config"))));
        String submissionId = arguments.optional("submission", null);
        if (submissionId == null) {
            list(client, arguments);
            return;
        }
        String decision = arguments.optional("decision", "leave");
        List<Problem> problems = problemsOf(decision);
        ReceivedSubmission received = client.requestSubmission(UUID.fromString(submissionId));
        Map<String, Object> answer = Receipt.of(received);
        if (decision.equals("accept")) {
            received.acceptSubmission();
        } else if (!problems.isEmpty()) {
            received.rejectSubmission(problems);
        }
        answer.put("decision", decision);
        JsonLine.print(answer);
    }

    private static void list(SubscriberClient client, Arguments arguments) throws Exception {
        var available = client.getAvailableSubmissionsForDestination(
                UUID.fromString(arguments.required("destination")),
                Integer.parseInt(arguments.optional("offset", "0")),
                Integer.parseInt(arguments.optional("limit", "100")));
        List<Map<String, Object>> items = new ArrayList<>();
        for (var item : available) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("submissionId", item.getSubmissionId());
            entry.put("caseId", item.getCaseId());
            entry.put("destinationId", item.getDestinationId());
            items.add(entry);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", "listed");
        answer.put("submissions", items);
        JsonLine.print(answer);
    }

    private static List<Problem> problemsOf(String decision) throws Arguments.Unusable {
        switch (decision) {
            case "leave":
            case "accept":
                return List.of();
            case "technical-error":
                return List.of(new TechnicalError());
            case "schema-violation":
                return List.of(new DataSchemaViolation());
            default:
                throw new Arguments.Unusable("Unknown decision: " + decision);
        }
    }
}

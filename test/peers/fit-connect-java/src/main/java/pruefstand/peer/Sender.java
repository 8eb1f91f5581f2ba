package pruefstand.peer;

import dev.fitko.fitconnect.api.domain.model.attachment.Attachment;
import dev.fitko.fitconnect.api.domain.model.submission.SentSubmission;
import dev.fitko.fitconnect.api.domain.sender.SendableSubmission;
import dev.fitko.fitconnect.client.SenderClient;
import dev.fitko.fitconnect.client.bootstrap.ApplicationConfigLoader;
import dev.fitko.fitconnect.client.bootstrap.ClientFactory;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Sends one submission through the SDK and prints its ids. Afterwards every line {@code status} on standard input is
 * answered with the state as the SDK sees it; end of input ends the program. The SDK is configured by its own YAML file.
 *
 * <p>{@code --config FILE --destination UUID --service URN --service-name TEXT --schema URI --data FILE
 * [--attachment "FILE;MEDIA TYPE"]...}
 */
public final class Sender {

    private Sender() {
    }

    public static void main(String[] words) {
        Program.run(words, Sender::work);
    }

    private static void work(Arguments arguments) throws Exception {
        SenderClient client = ClientFactory.createSenderClient(
                ApplicationConfigLoader.loadConfigFromPath(Path.of(arguments.required("config"))));
        SentSubmission sent = client.send(submission(arguments));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", "sent");
        answer.put("submissionId", sent.getSubmissionId());
        answer.put("caseId", sent.getCaseId());
        answer.put("destinationId", sent.getDestinationId());
        JsonLine.print(answer);
        answerStatusRequests(client, sent);
    }

    private static SendableSubmission submission(Arguments arguments) throws Exception {
        var step = SendableSubmission.Builder()
                .setDestination(UUID.fromString(arguments.required("destination")))
                .setServiceType(arguments.required("service"), arguments.required("service-name"))
                .setJsonData(Files.readString(Path.of(arguments.required("data"))), URI.create(arguments.required("schema")));
        for (String specification : arguments.all("attachment")) {
            String[] parts = specification.split(";", 2);
            if (parts.length != 2) {
                throw new Arguments.Unusable("An attachment is given as FILE;MEDIA TYPE, not as " + specification);
            }
            step = step.addAttachment(Attachment.fromPath(Path.of(parts[0]), parts[1]));
        }
        return step.build();
    }

    private static void answerStatusRequests(SenderClient client, SentSubmission sent) throws Exception {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            if (!request.equals("status")) {
                throw new Arguments.Unusable("Unknown request on standard input: " + request);
            }
            JsonLine.print(SubmissionState.read(client, sent));
        }
    }
}

package pruefstand.nimbus;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The whole conversation: send, receive everything, look at the logs of what was sent. */
final class Conversation {

    private Conversation() {
    }

    static Map<String, Object> hold(Plan plan) throws Exception {
        HttpClient http = TrustedHttp.create(Path.of(plan.text("authority")));
        Portal portal = new Portal(new Client(http, plan, "sender"), plan);
        List<Portal.Sent> sent = new ArrayList<>();
        for (Map<String, Object> sending : plan.objects("sendings")) {
            sent.add(portal.send(sending));
        }
        List<Object> received = new SpecialistApplication(new Client(http, plan, "subscriber"), plan).receiveAll();
        List<Object> logs = new ArrayList<>();
        List<Object> told = new ArrayList<>();
        for (Portal.Sent submission : sent) {
            logs.add(portal.log(submission));
            told.add(Json.of("name", submission.name(), "submissionId", submission.submissionId(), "caseId", submission.caseId(), "keyKid", submission.keyKid()));
        }
        return Json.of("sent", told, "received", received, "logs", logs);
    }
}

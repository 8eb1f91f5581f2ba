package pruefstand.peer;

import dev.fitko.fitconnect.api.domain.model.submission.SentSubmission;
import dev.fitko.fitconnect.client.SenderClient;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the SDK says about the state of a sent submission. The public method for it and the accessors of its result changed
 * their names between releases, so they are looked up by name; neither name present is an error, never an empty answer.
 */
final class SubmissionState {

    private static final String[] QUERIES = {"getSubmissionStatus", "getStatusForSubmission"};
    private static final String[] STATES = {"getState", "getStatus"};

    private SubmissionState() {
    }

    /** Asks the delivery service through the SDK; {@code state} is the name the SDK gives it, {@code problems} may be empty. */
    static Map<String, Object> read(SenderClient client, SentSubmission sent) throws Exception {
        Object status = call(client, QUERIES, new Class<?>[] {SentSubmission.class}, sent);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", "status");
        answer.put("submissionId", sent.getSubmissionId());
        answer.put("state", String.valueOf(call(status, STATES, new Class<?>[0])));
        answer.put("problems", problemsOf(status));
        return answer;
    }

    private static List<Map<String, Object>> problemsOf(Object status) throws Exception {
        List<Map<String, Object>> described = new ArrayList<>();
        Object problems = call(status, new String[] {"getProblems"}, new Class<?>[0]);
        if (problems instanceof Collection<?>) {
            for (Object problem : (Collection<?>) problems) {
                Map<String, Object> entry = new LinkedHashMap<>();
                for (String member : new String[] {"Type", "Title", "Detail", "Instance"}) {
                    entry.put(member.toLowerCase(), call(problem, new String[] {"get" + member}, new Class<?>[0]));
                }
                described.add(entry);
            }
        }
        return described;
    }

    private static Object call(Object target, String[] names, Class<?>[] types, Object... values) throws Exception {
        for (String name : names) {
            try {
                return target.getClass().getMethod(name, types).invoke(target, values);
            } catch (NoSuchMethodException absent) {
                // The next name may be the one of this release.
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof Exception) {
                    throw (Exception) thrown.getCause();
                }
                throw thrown;
            }
        }
        throw new NoSuchMethodException(target.getClass().getName() + " has none of " + String.join(", ", names));
    }
}

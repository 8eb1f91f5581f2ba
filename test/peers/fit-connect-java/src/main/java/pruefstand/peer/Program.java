package pruefstand.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Common frame of the peer programs: runs the work and turns its end into an exit code and, when it failed, into one JSON
 * line. Exit code 0: done; 1: the SDK reported a failure; 2: unusable command line.
 */
final class Program {

    /** What a peer program does with its command line. */
    interface Work {
        void run(Arguments arguments) throws Exception;
    }

    private Program() {
    }

    static void run(String[] words, Work work) {
        int exitCode = 0;
        try {
            work.run(Arguments.parse(words));
        } catch (Arguments.Unusable unusable) {
            System.err.println(unusable.getMessage());
            exitCode = 2;
        } catch (Exception failure) {
            JsonLine.print(describe(failure));
            exitCode = 1;
        }
        // HTTP clients may keep threads alive; the program has said all it has to say.
        System.exit(exitCode);
    }

    private static Map<String, Object> describe(Exception failure) {
        List<Map<String, Object>> chain = new ArrayList<>();
        for (Throwable link = failure; link != null && chain.size() < 10; link = link.getCause()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("type", link.getClass().getName());
            entry.put("message", link.getMessage());
            chain.add(entry);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", "failed");
        answer.put("failures", chain);
        return answer;
    }
}

package pruefstand.nimbus;

import com.nimbusds.jose.util.JSONObjectUtils;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One API client of FIT-Connect with a token of its own: the sender or the subscriber. Unexpected answers are errors. */
final class Client {

    private final HttpClient http;
    private final String base;
    private final int pageSize;
    private final String token;

    Client(HttpClient http, Plan plan, String role) throws Exception {
        this.http = http;
        this.base = plan.text("submissionApiUrl");
        this.pageSize = plan.pageSize();
        this.token = fetchToken(plan.text("tokenUrl"), plan.object(role));
    }

    private String fetchToken(String url, Map<String, Object> credentials) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + encode((String) credentials.get("clientId"))
                + "&client_secret=" + encode((String) credentials.get("clientSecret"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        Map<String, Object> answer = JSONObjectUtils.parse(send(request, 200));
        if (!"Bearer".equals(answer.get("token_type"))) {
            throw new IllegalStateException("The token is of type " + answer.get("token_type"));
        }
        return (String) answer.get("access_token");
    }

    /** @param path from the version on, e.g. {@code /v1/submissions} */
    Map<String, Object> getJson(String path) throws Exception {
        return JSONObjectUtils.parse(getText(path));
    }

    String getText(String path) throws Exception {
        return send(to(path).GET().build(), 200);
    }

    /** All items of a list that comes in pages. */
    List<Object> getAll(String path, String member) throws Exception {
        List<Object> items = new ArrayList<>();
        for (;;) {
            String separator = path.contains("?") ? "&" : "?";
            Map<String, Object> page = getJson(path + separator + "limit=" + pageSize + "&offset=" + items.size());
            List<?> found = (List<?>) page.get(member);
            items.addAll(found);
            if (found.isEmpty() || items.size() >= ((Number) page.get("totalCount")).intValue()) {
                return items;
            }
        }
    }

    String send(String method, String path, String mediaType, String body, int expectedStatus) throws Exception {
        return send(to(path).header("Content-Type", mediaType).method(method, HttpRequest.BodyPublishers.ofString(body)).build(), expectedStatus);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request, int expectedStatus) throws Exception {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != expectedStatus) {
            throw new IllegalStateException(request.method() + " " + request.uri() + " was answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

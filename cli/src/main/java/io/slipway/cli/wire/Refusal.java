package io.slipway.cli.wire;

import io.slipway.api.Problem;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the problem document of a refused request. */
final class Refusal {
    private Refusal() {}

    static Trouble of(int status, String request, @Nullable InputStream body) {
        Doc doc = body == null ? Doc.NONE : document(body);
        Problem problem = doc.text("code") == null ? bare(status, request) : problem(status, doc);
        return new Trouble(Exit.of(problem), problem);
    }

    private static Doc document(InputStream body) {
        try (body) {
            return Json.read(body);
        } catch (NotJson | java.io.IOException e) {
            // A proxy's page instead of a problem document: the status is all there is to tell.
            return Doc.NONE;
        }
    }

    private static Problem problem(int status, Doc doc) {
        return new Problem(
                doc.text("type", "about:blank"),
                doc.text("title", ""),
                status,
                doc.text("detail", ""),
                doc.text("code", ""),
                doc.at("faults").items().stream()
                        .map(fault -> new Problem.Fault(fault.text("field", ""), fault.text("message", "")))
                        .toList(),
                doc.at("evidence").items().stream()
                        .map(line -> String.valueOf(line.text()))
                        .toList(),
                doc.text("nextStep"));
    }

    private static Problem bare(int status, String request) {
        String code = status == 401 ? "Unauthenticated" : "Http" + status;
        String title =
                status == 401 ? Speech.say("not signed in", "尚未登录") : Speech.say("the server refused", "服务器拒绝了请求");
        String next = status == 401
                ? Speech.say("slipway login URL signs in", "用 slipway login URL 登录")
                : Speech.say("slipway logs --platform server tells more", "slipway logs --platform server 有更多信息");
        return new Problem(
                "about:blank", title, status, request + ": HTTP " + status, code, List.of(), List.of(), next);
    }
}

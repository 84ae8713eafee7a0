package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** route list, add, remove, prove. */
final class Routes {
    private static final String[] FIELDS = {"url", "state", "project", "env", "app", "path", "message"};

    private Routes() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of("route list", "[P[/E]]", "routes and their proof", "列出路由")
                                .inEnvironment()
                                .takes(Kind.PAIR)
                                .mayOmit(Kind.PAIR),
                        call -> Nouns.list(routes(call), FIELDS)),
                new Verb(
                        Form.of("route add", "[APP]", "a host and path that lead to an app", "新增路由")
                                .inEnvironment()
                                .takes(Kind.TARGET)
                                .mayOmit(Kind.TARGET)
                                .with(Option.HOST, Option.PATH, Option.ADDRESS, Option.DRY_RUN),
                        Routes::add),
                new Verb(
                        Form.of("route remove", "ID|HOST|URL", "withdraw a route", "移除路由")
                                .inEnvironment()
                                .takes(Kind.ANY)
                                .with(Option.REASON),
                        Routes::remove),
                new Verb(
                        Form.of("route prove", "[ID|HOST|URL|APP]", "ask each hop now", "逐跳验证路由")
                                .inEnvironment()
                                .takes(Kind.ANY)
                                .mayOmit(Kind.ANY),
                        Routes::prove));
    }

    private static Result add(Call call) {
        List<String> addresses = call.options().values(Option.ADDRESS);
        Space space = call.space();
        Body body = new Body()
                .put("app", addresses.isEmpty() ? call.apps(space).getFirst() : call.wordOrNull(Kind.TARGET))
                .text("host", call, Option.HOST)
                .text("path", call, Option.PATH)
                .put("addresses", addresses.isEmpty() ? null : addresses);
        return Nouns.one(call.api().post(space.path() + "/routes", body.fields()), FIELDS);
    }

    private static Result remove(Call call) {
        String named = call.word(Kind.ANY);
        List<Doc> found = matching(routes(call), named);
        if (found.size() > 1) {
            throw Trouble.usage(
                    Speech.say("'" + named + "' names several routes: ", "'" + named + "' 对应多条路由：")
                            + String.join(", ", ids(found)),
                    Speech.say("name one by its id", "请用 id 指定"));
        }
        Doc route = found.getFirst();
        return Result.deleted("route", route.text("url", named), call.api().delete(Reasons.with(path(route), call)));
    }

    private static Result prove(Call call) {
        @Nullable String named = call.wordOrNull(Kind.ANY);
        List<Doc> found = named == null ? routes(call) : matching(routes(call), named);
        List<Doc> proven = new ArrayList<>();
        for (Doc route : found) {
            Doc answer = call.api().post(path(route) + "/prove", new Body().fields());
            proven.add(answer.text("state") == null ? call.api().get(path(route)) : answer);
        }
        boolean all = proven.stream().allMatch(route -> "Proven".equals(route.text("state")));
        boolean none = proven.stream().noneMatch(route -> "Proven".equals(route.text("state")));
        Exit exit = all ? Exit.DONE : none ? Exit.FAILED : Exit.PARTLY;
        Result shown = Nouns.list(proven, FIELDS);
        return new Result(shown.json(), shown.text(), exit);
    }

    /** Routes of the place the line names: an environment, a project, or all that may be seen. */
    private static List<Doc> routes(Call call) {
        @Nullable String named = call.wordOrNull(Kind.PAIR);
        if (named != null) {
            String[] words = named.split("/", 2);
            return words.length == 2 ? of(call, new Space(words[0], words[1])) : ofProject(call, words[0]);
        }
        @Nullable Space space = call.spaceOrNull();
        if (space != null) {
            return of(call, space);
        }
        @Nullable String inUse = call.context().project();
        List<Doc> rows = new ArrayList<>();
        for (Doc project : call.api().all("/projects")) {
            if (inUse == null || inUse.equals(project.text("name"))) {
                rows.addAll(ofProject(call, project.text("name", "")));
            }
        }
        return rows;
    }

    private static List<Doc> ofProject(Call call, String project) {
        List<Doc> rows = new ArrayList<>();
        for (Doc env : call.api().all(Api.path("projects", project, "envs"))) {
            rows.addAll(of(call, new Space(project, env.text("name", ""))));
        }
        return rows;
    }

    private static List<Doc> of(Call call, Space space) {
        return call.api().all(space.path() + "/routes");
    }

    private static List<Doc> matching(List<Doc> routes, String named) {
        List<Doc> found = routes.stream()
                .filter(route -> List.of("id", "host", "url", "app").stream()
                        .anyMatch(field -> Objects.equals(route.text(field), named)))
                .toList();
        if (found.isEmpty()) {
            throw Trouble.usage(
                    Speech.say("no route '" + named + "'; known: ", "没有路由 '" + named + "'；已有：")
                            + String.join(
                                    ", ",
                                    routes.stream().map(r -> r.text("host", "")).toList()),
                    null);
        }
        return found;
    }

    private static List<String> ids(List<Doc> routes) {
        return routes.stream().map(route -> route.text("id", "")).toList();
    }

    private static String path(Doc route) {
        return new Space(route.text("project", ""), route.text("env", "")).path()
                + Api.path("routes", route.text("id", ""));
    }
}

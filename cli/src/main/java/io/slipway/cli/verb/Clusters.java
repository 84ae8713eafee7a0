package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** cluster add, list, show, renew, remove. */
final class Clusters {
    private static final String[] FIELDS = {
        "name",
        "state",
        "version",
        "nodes",
        "pods",
        "domain",
        "since",
        "message",
        "kubeconfig",
        "server",
        "latencyMillis",
        "readyNodes",
        "cpu",
        "memory",
        "credentialEnds",
        "podNetworks",
        "serviceNetworks"
    };

    private Clusters() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of(
                                        "cluster add",
                                        "C --kubeconfig FILE",
                                        "register a cluster ('-': paste it)",
                                        "登记集群（'-' 为粘贴）")
                                .takes(Kind.NAME)
                                .with(Option.KUBECONFIG, Option.DOMAIN, Option.DRY_RUN),
                        Clusters::add),
                new Verb(
                        Form.of("cluster list", "", "all clusters", "列出集群"),
                        call -> Nouns.list(
                                call.api().all("/clusters"), "name", "state", "version", "nodes", "pods", "domain")),
                new Verb(
                        Form.of("cluster show", "C", "one cluster", "查看集群").takes(Kind.NAME),
                        call -> shown(call.api().get(path(call)))),
                new Verb(
                        Form.of("cluster renew", "C --kubeconfig FILE", "give it new credentials", "更新集群凭据")
                                .takes(Kind.NAME)
                                .with(Option.KUBECONFIG, Option.DRY_RUN),
                        call -> shown(call.api()
                                .put(
                                        path(call) + "/kubeconfig",
                                        new Body()
                                                .put("kubeconfig", kubeconfig(call))
                                                .fields()))),
                new Verb(
                        Form.of("cluster remove", "C", "forget a cluster; nothing in it is touched", "移除集群")
                                .takes(Kind.NAME)
                                .with(Option.REASON, Option.DRY_RUN),
                        call -> Result.deleted(
                                "cluster", call.word(Kind.NAME), call.api().delete(Reasons.with(path(call), call)))));
    }

    private static Result add(Call call) {
        Body body = new Body()
                .put("name", call.word(Kind.NAME))
                .put("kubeconfig", kubeconfig(call))
                .text("domain", call, Option.DOMAIN);
        return shown(call.api().post("/clusters", body.fields()));
    }

    /** The record, and below it what to care for. */
    private static Result shown(Doc cluster) {
        Result fields = Nouns.one(cluster, FIELDS);
        String warnings = cluster.at("warnings").items().stream()
                .map(one -> Clean.text("! " + one.text("message", "") + "; " + one.text("nextStep", "")) + "\n")
                .collect(Collectors.joining());
        return Tried.is(cluster) ? fields : Result.of(cluster, fields.text() + warnings);
    }

    private static String kubeconfig(Call call) {
        @Nullable String file = call.option(Option.KUBECONFIG);
        if (file == null) {
            throw Trouble.usage("--kubeconfig FILE is missing; '-' reads standard input", null);
        }
        try {
            return file.equals("-")
                    ? new String(call.terminal().in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(call.terminal().folder().resolve(file));
        } catch (IOException e) {
            throw Trouble.usage("--kubeconfig " + file + ": " + e, null);
        }
    }

    private static String path(Call call) {
        return Api.path("clusters", call.word(Kind.NAME));
    }
}

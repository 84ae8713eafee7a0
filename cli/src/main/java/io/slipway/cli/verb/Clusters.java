package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.wire.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** cluster add, list, show, remove. */
final class Clusters {
    private static final String[] FIELDS = {
        "name", "state", "version", "nodes", "pods", "domain", "since", "message", "kubeconfig"
    };

    private Clusters() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of("cluster add", "C --kubeconfig FILE", "register a cluster", "登记集群")
                                .takes(Kind.NAME)
                                .with(Option.KUBECONFIG, Option.DOMAIN),
                        Clusters::add),
                new Verb(
                        Form.of("cluster list", "", "all clusters", "列出集群"),
                        call -> Nouns.list(
                                call.api().all("/clusters"), "name", "state", "version", "nodes", "pods", "domain")),
                new Verb(
                        Form.of("cluster show", "C", "one cluster", "查看集群").takes(Kind.NAME),
                        call -> Nouns.one(call.api().get(path(call)), FIELDS)),
                new Verb(
                        Form.of("cluster remove", "C", "forget a cluster; nothing in it is touched", "移除集群")
                                .takes(Kind.NAME)
                                .with(Option.REASON),
                        call -> Result.deleted(
                                "cluster", call.word(Kind.NAME), call.api().delete(Reasons.with(path(call), call)))));
    }

    private static Result add(Call call) {
        Body body = new Body()
                .put("name", call.word(Kind.NAME))
                .put("kubeconfig", kubeconfig(call))
                .text("domain", call, Option.DOMAIN);
        return Nouns.one(call.api().post("/clusters", body.fields()), FIELDS);
    }

    private static String kubeconfig(Call call) {
        @Nullable String file = call.option(Option.KUBECONFIG);
        if (file == null) {
            throw Trouble.usage("cluster add wants --kubeconfig FILE", null);
        }
        try {
            return Files.readString(call.terminal().folder().resolve(file));
        } catch (IOException e) {
            throw Trouble.usage("--kubeconfig " + file + ": " + e, null);
        }
    }

    private static String path(Call call) {
        return Api.path("clusters", call.word(Kind.NAME));
    }
}

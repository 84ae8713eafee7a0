package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Json;
import io.slipway.cli.wire.NotJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** provider set, list, show, delete: who vouches for people beside the platform itself. */
final class IdentityProviders {
    private static final String[] FIELDS = {"name", "kind", "display", "requireGroup", "secret", "created"};

    private IdentityProviders() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of(
                                        "provider set",
                                        "NAME --file FILE",
                                        "trust an identity provider, as the JSON file says ('-': standard input)",
                                        "登记身份提供方（JSON 文件；'-' 为标准输入）")
                                .takes(Kind.NAME)
                                .with(Option.FILE, Option.DRY_RUN),
                        call -> Nouns.one(call.api().put(path(call), settings(call)), FIELDS)),
                new Verb(
                        Form.of("provider list", "", "the trusted identity providers", "列出身份提供方"),
                        call -> Nouns.list(call.api().all("/identity-providers"), FIELDS)),
                new Verb(
                        Form.of("provider show", "NAME", "one identity provider", "查看身份提供方")
                                .takes(Kind.NAME),
                        call -> Nouns.one(call.api().get(path(call)), FIELDS)),
                new Verb(
                        Form.of("provider delete", "NAME", "its people's sessions and tokens end", "移除身份提供方")
                                .takes(Kind.NAME)
                                .with(Option.DRY_RUN),
                        call -> Result.deleted(
                                "provider", call.word(Kind.NAME), call.api().delete(path(call)))));
    }

    private static Map<String, Object> settings(Call call) {
        String file = Needed.option(call, Option.FILE);
        try {
            String text = file.equals("-")
                    ? new String(call.terminal().in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(call.terminal().folder().resolve(file));
            Doc read = Json.read(text);
            if (!(read.value() instanceof Map<?, ?> map)) throw Trouble.usage(file + " holds no JSON object", null);
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (value != null) fields.put(String.valueOf(key), value);
            });
            return fields;
        } catch (IOException | NotJson e) {
            throw Trouble.usage("--file " + file + ": " + e.getMessage(), "docs/user/people.md has an example");
        }
    }

    private static String path(Call call) {
        return Api.path("identity-providers", call.word(Kind.NAME));
    }
}

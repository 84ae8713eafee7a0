package io.slipway.cli.verb;

import io.slipway.cli.line.Option;
import io.slipway.cli.wire.Api;
import org.jspecify.annotations.Nullable;

/** The reason of an act that has no body to carry it. */
final class Reasons {
    private Reasons() {}

    static String with(String path, Call call) {
        @Nullable String reason = call.option(Option.REASON);
        return reason == null ? path : path + "?reason=" + Api.query(reason);
    }
}

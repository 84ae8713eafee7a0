package io.slipway.agent.router;

import java.io.IOException;

/** The API server has forgotten the version a watch wanted to go on from: list again. */
final class VersionGone extends IOException {
    VersionGone() {
        super("the API server no longer has that version");
    }
}

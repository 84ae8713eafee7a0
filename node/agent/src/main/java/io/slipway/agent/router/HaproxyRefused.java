package io.slipway.agent.router;

import java.io.IOException;

/** HAProxy is there and says no to one command; the rest of the programme can go on. */
final class HaproxyRefused extends IOException {
    HaproxyRefused(String command, String answer) {
        super("HAProxy refused '%s': %s".formatted(command, answer.isEmpty() ? "no reason given" : answer));
    }
}

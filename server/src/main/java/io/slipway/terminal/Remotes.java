package io.slipway.terminal;

import io.slipway.core.Actor;
import java.io.IOException;

/** Opens programs in containers. */
interface Remotes {
    Remote open(Place place, Actor actor, Remote.Ear ear) throws IOException, InterruptedException;
}

package io.slipway.audit;

import java.io.IOException;
import java.util.List;

/** The seals that are under the chain, as this server knows them. */
@FunctionalInterface
interface Under {
    List<Seal> all() throws IOException;
}

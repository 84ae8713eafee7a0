package io.slipway.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A deed that a request begins: asked once, and again where a person would ask. */
abstract class AskedDeed implements Deed {
    final Site site;
    private final Asked asked;
    private Optional<UUID> id = Optional.empty();

    AskedDeed(Site site, Asked asked) {
        this.site = site;
        this.asked = asked;
    }

    @Override
    public final void begin() {
        asked.send();
    }

    @Override
    public final void again() {
        asked.again();
    }

    @Override
    public final List<String> end() {
        List<String> faults = new ArrayList<>();
        UUID made = asked.settle(faults);
        id = Optional.of(made);
        judge(made, faults);
        return faults;
    }

    /** Waits for the end of what was made, and adds what is wrong with it. */
    abstract void judge(UUID made, List<String> faults);

    @Override
    public final Optional<UUID> operation() {
        return id;
    }
}

package io.slipway.e2e.chaos;

import java.util.List;
import java.util.Random;

/** One kill, wholly told by a seed and a number: the same two words make the same kill again. */
record Kill(long seed, int number, Victim victim, Act act, long afterMillis) {

    static Kill of(long seed, int number, List<Victim> victims, List<Act> acts) {
        Random random = new Random(seed * 1_000_003 + number);
        Victim victim = victims.get(random.nextInt(victims.size()));
        Act act = acts.get(random.nextInt(acts.size()));
        return new Kill(seed, number, victim, act, random.nextLong(act.span()));
    }

    @Override
    public String toString() {
        return "seed %d kill %d: %s in %s after %d ms".formatted(seed, number, victim, act, afterMillis);
    }
}

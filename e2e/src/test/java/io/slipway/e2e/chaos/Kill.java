package io.slipway.e2e.chaos;

import java.util.List;
import java.util.SplittableRandom;

/** One kill, wholly told by a seed and a number: the same two words make the same kill again. */
record Kill(long seed, int number, Victim victim, Act act, long afterMillis) {

    /** Victims and acts come by turns, so that none is left out in so many kills; the moment is the seed's. */
    static Kill of(long seed, int number, List<Victim> victims, List<Act> acts) {
        int turn = number - 1;
        int round = turn / victims.size();
        int place = turn % victims.size();
        Act act = acts.get((round + place) % acts.size());
        return new Kill(
                seed,
                number,
                victims.get(place),
                act,
                new SplittableRandom(seed * 1_000_003 + number).nextLong(act.span()));
    }

    @Override
    public String toString() {
        return "seed %d kill %d: %s in %s after %d ms".formatted(seed, number, victim, act, afterMillis);
    }
}

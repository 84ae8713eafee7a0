package io.slipway.why;

import io.slipway.api.Why.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sightings to causes: one a rule, the surest first. Pure. */
final class Ranking {
    private static final int OBJECTS = 10;
    private static final int EVIDENCE = 8;

    private final List<Rule> rules;

    Ranking(List<Rule> rules) {
        this.rules = rules;
    }

    /** A rule that holds, its sentences' words, and who shows it. */
    private static final class Found {
        private final Rule rule;
        private final Map<String, String> words;
        private final Set<String> objects = new LinkedHashSet<>();
        private final Set<String> evidence = new LinkedHashSet<>();

        Found(Rule rule, Map<String, String> words) {
            this.rule = rule;
            this.words = words;
        }

        void add(Sighting sighting) {
            objects.add(sighting.object());
            evidence.add(sighting.evidence());
        }

        Cause cause() {
            return new Cause(
                    rule.id(),
                    rule.confidence(),
                    objects.stream().limit(OBJECTS).toList(),
                    Rule.filled(rule.title(), words),
                    Rule.filled(rule.titleZh(), words),
                    Rule.filled(rule.fix(), words),
                    Rule.filled(rule.fixZh(), words),
                    evidence.stream().limit(EVIDENCE).toList());
        }
    }

    /** The surest first; of equally sure ones that which more objects show. */
    List<Cause> of(List<Sighting> sightings) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            for (Rule rule : rules) {
                Optional<Map<String, String>> words = rule.of(sighting);
                if (words.isEmpty()) continue;
                found.computeIfAbsent(rule.id(), id -> new Found(rule, words.get()))
                        .add(sighting);
                // A log tells one thing in many lines, every other line tells one thing.
                if (sighting.source() != Source.LOG) break;
            }
        }
        List<Found> ranked = new ArrayList<>(found.values());
        ranked.sort(Comparator.comparingInt((Found one) -> -one.rule.confidence())
                .thenComparingInt(one -> -one.objects.size()));
        return ranked.stream().map(Found::cause).toList();
    }
}

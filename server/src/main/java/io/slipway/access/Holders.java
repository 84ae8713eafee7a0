package io.slipway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All grants, by the people who have them. */
final class Holders {
    private Holders() {}

    /** Of those who may enter. */
    static SortedMap<String, Rights> of(GrantStore grants, Teams teams) {
        SortedMap<String, Rights> all = of(grants.all(), teams.members());
        all.keySet().removeAll(teams.shutOut());
        return all;
    }

    /** @param members people by team */
    private static SortedMap<String, Rights> of(List<Grant> grants, Map<String, Set<String>> members) {
        SortedMap<String, List<Grant>> by = new TreeMap<>();
        for (Grant grant : grants) {
            Grant.Subject subject = grant.subject();
            Set<String> people =
                    subject.team() ? members.getOrDefault(subject.name(), Set.of()) : Set.of(subject.name());
            people.forEach(
                    person -> by.computeIfAbsent(person, p -> new ArrayList<>()).add(grant));
        }
        SortedMap<String, Rights> rights = new TreeMap<>();
        by.forEach((person, held) -> rights.put(person, Rights.of(held)));
        return rights;
    }
}

package io.slipway.object;

import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.ObjectLink;
import io.slipway.api.ObjectView;
import io.slipway.mirror.EndpointsRow;
import io.slipway.mirror.Held;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.Row;
import io.slipway.mirror.Scope;
import io.slipway.mirror.Sight;
import io.slipway.mirror.Sights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an object has to do with, by the mirror's indexes: no call to the cluster. */
@Component
class Kin {
    private static final int MOST = 500;
    private static final int DEEP = 4;

    private final Mirrors mirrors;
    private final Sights sights;

    Kin(Mirrors mirrors, Sights sights) {
        this.mirrors = mirrors;
        this.sights = sights;
    }

    List<ObjectLink> of(Place place, ObjectView row, Person person) {
        Search search = new Search(place, person);
        search.owners(row, 1);
        search.owned(place.kind().word(), place.name(), 1);
        switch (place.kind().word()) {
            case "Node" -> search.all("runs", "pods", "node=" + place.name(), 1);
            case "Pod" -> search.link("runs", "Node", "", text(row, "node"), 1);
            case "Service" -> search.served();
            default -> search.scaled();
        }
        return List.copyOf(search.found.values());
    }

    private static @Nullable String text(ObjectView row, String cell) {
        return row.cells().get(cell) instanceof String text ? text : null;
    }

    /** One walk from one object, for one person. */
    private final class Search {
        private final Place from;
        private final Person person;
        private final Map<String, ObjectLink> found = new LinkedHashMap<>();

        Search(Place from, Person person) {
            this.from = from;
            this.person = person;
        }

        void owners(ObjectView of, int depth) {
            String owner = text(of, "owner");
            if (owner == null || depth > DEEP) return;
            int cut = owner.indexOf('/');
            link("owner", owner.substring(0, cut), of.namespace(), owner.substring(cut + 1), depth)
                    .ifPresent(above -> owners(above, depth + 1));
        }

        void owned(String word, String name, int depth) {
            if (depth > DEEP) return;
            for (Kind<?, ?> kind : mirrors.kinds().values()) {
                if (!kind.word().equals("Event")) all("owned", kind.name(), "owner=" + word + "/" + name, depth);
            }
        }

        /** The pods behind a service. */
        void served() {
            for (EndpointsRow slice :
                    mirrors.list(from.cluster(), EndpointsRow.class, Scope.namespace(from.namespace()))) {
                if (!slice.service().equals(from.name())) continue;
                for (EndpointsRow.Endpoint one : slice.endpoints()) {
                    link("serves", "Pod", from.namespace(), one.pod(), 1);
                }
            }
        }

        /** Those who scale it. */
        void scaled() {
            String me = from.kind().word() + "/" + from.name();
            for (ObjectView scaler : seen(mirrors.kind("horizontalpodautoscalers"), null)) {
                if (me.equals(scaler.cells().get("target"))) add("scales", 1, "HorizontalPodAutoscaler", scaler);
            }
        }

        void all(String how, String kindName, String term, int depth) {
            Kind<?, ?> kind = mirrors.kind(kindName);
            for (ObjectView one : seen(kind, term)) {
                if (add(how, depth, kind.word(), one) && how.equals("owned")) {
                    owned(kind.word(), one.name(), depth + 1);
                }
            }
        }

        Optional<ObjectView> link(String how, String word, String namespace, @Nullable String name, int depth) {
            if (name == null) return Optional.empty();
            for (Kind<?, ?> kind : mirrors.kinds().values()) {
                if (kind.word().equals(word)) {
                    Optional<ObjectView> one = one(kind, namespace, name);
                    one.ifPresent(view -> add(how, depth, word, view));
                    return one;
                }
            }
            return Optional.empty();
        }

        private boolean add(String how, int depth, String word, ObjectView view) {
            String key = word + "/" + view.namespace() + "/" + view.name();
            return found.size() < MOST && found.putIfAbsent(key, new ObjectLink(how, depth, word, view)) == null;
        }

        private <R extends Row> Optional<ObjectView> one(Kind<?, R> kind, String namespace, String name) {
            Sight sight = sight(kind);
            if (sight == null) return Optional.empty();
            return mirrors.held(from.cluster(), kind, namespace, name)
                    .filter(held -> sight.holds(kind, held.row()))
                    .map(held -> kind.view(from.cluster(), held));
        }

        /** Of the same namespace, or of all where this object lies in none. */
        private <R extends Row> List<ObjectView> seen(Kind<?, R> kind, @Nullable String term) {
            Sight sight = sight(kind);
            if (sight == null) return List.of();
            List<ObjectView> views = new ArrayList<>();
            for (Held<R> held : mirrors.by(from.cluster(), kind, from.namespace(), term)) {
                boolean here =
                        from.namespace().isEmpty() || held.row().namespace().equals(from.namespace());
                if (here && sight.holds(kind, held.row())) views.add(kind.view(from.cluster(), held));
            }
            return views;
        }

        /** Null where this person may not see the kind at all. */
        private @Nullable Sight sight(Kind<?, ?> kind) {
            Permission needed = kind.needed();
            return needed == null || person.may(needed, io.slipway.access.Place.cluster(from.cluster()))
                    ? sights.of(person, from.cluster(), kind)
                    : null;
        }
    }
}

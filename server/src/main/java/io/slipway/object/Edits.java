package io.slipway.object;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.api.ObjectDetail.Writer;
import io.slipway.api.ObjectEdit;
import io.slipway.api.Problem.Fault;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes objects by hand. Each edit is tried by the API server first; it is written only over the version
 * that its writer has seen, its state apart: that moves all the time and is nobody's edit.
 */
@Component
class Edits {
    private static final String TRY = "?dryRun=All&fieldValidation=Strict&fieldManager=slipway-console";
    private static final String WRITE = "?fieldValidation=Strict&fieldManager=slipway-console";

    private final ClusterObjects objects;
    private final Rights rights;
    private final Events events;
    private final TransactionTemplate transactions;

    Edits(ClusterObjects objects, Rights rights, Events events, TransactionTemplate transactions) {
        this.objects = objects;
        this.rights = rights;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * An edit that the API server would take.
     *
     * @param wanted with the version it is written over
     */
    record Plan(
            Place place,
            Person person,
            YamlText text,
            Map<String, Object> base,
            Map<String, Object> wanted,
            Changes changes,
            @Nullable String reason) {}

    /** Checks all there is to check, up to a dry run by the API server; changes nothing. */
    Plan plan(Place place, ObjectEdit edit, Person person) {
        objects.row(place, person);
        rights.check(person, place);
        YamlText text = new YamlText("yaml", edit.yaml());
        Map<String, Object> base = new YamlText("base", edit.base()).object();
        Map<String, Object> wanted = text.object();
        Map<String, Object> live = objects.read(place, person.actor());
        refuseOther(text, live, wanted);
        refuseManaged(place, edit, live);
        refuseOverwriting(place, base, live);
        Map<String, Object> over = over(live, wanted);
        Map<String, Object> after = put(place, person, TRY, text, base, over);
        return new Plan(place, person, text, base, over, Changes.of(place, live, after), edit.reason());
    }

    /**
     * What the audit will hold of it; called alone it tells what would be done. The values are for the audit
     * alone: who follows the cluster, or may see the project, need not be let see what is in the object.
     */
    void record(Plan plan) {
        Place place = plan.place();
        Changes changes = plan.changes();
        Map<String, Object> data = new HashMap<>(Map.of(
                "cluster", place.cluster(),
                "kind", place.kind().name(),
                "namespace", place.namespace(),
                "count", changes.count()));
        Map<String, Object> kept = new HashMap<>(Map.of("changes", changes.told(), "more", changes.more()));
        // Names of secrets take a right of their own.
        (place.secret() ? kept : data).put("object", place.name());
        if (plan.reason() != null) kept.put("reason", plan.reason());
        Environment env = rights.environment(place).orElse(null);
        events.record(Event.of("object.changed", plan.person().actor(), data)
                .keeping(kept)
                .in(env == null ? null : env.project(), env == null ? null : env.name(), null)
                .about("cluster/" + place.cluster()));
    }

    /** The record is kept only if the API server took the edit. */
    void write(Plan plan) {
        transactions.executeWithoutResult(status -> {
            record(plan);
            var _ = put(plan.place(), plan.person(), WRITE, plan.text(), plan.base(), plan.wanted());
        });
    }

    private Map<String, Object> put(
            Place place,
            Person person,
            String query,
            YamlText text,
            Map<String, Object> base,
            Map<String, Object> wanted) {
        try {
            return objects.call(place, person.actor(), query, "PUT", wanted);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT) refuseOverwriting(place, base, objects.read(place, person.actor()));
            throw Refused.of(e, place.cluster(), text);
        }
    }

    private static void refuseOther(YamlText text, Map<String, Object> live, Map<String, Object> wanted) {
        List<Fault> faults = new ArrayList<>();
        for (String[] path :
                new String[][] {{"apiVersion"}, {"kind"}, {"metadata", "name"}, {"metadata", "namespace"}}) {
            String is = Maps.text(live, path);
            if (!Objects.equals(is, Maps.text(wanted, path))) {
                String field = String.join(".", path);
                faults.add(text.at(
                        field, field + " stays '" + is + "': another object is made with kubectl or a template"));
            }
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    private void refuseManaged(Place place, ObjectEdit edit, Map<String, Object> live) {
        String managed = Managed.why(live);
        boolean overridden = place.name().equals(edit.override());
        if (managed != null && !overridden) {
            throw Refusal.of(
                    Code.IllegalMove,
                    place + " is managed: " + managed,
                    "change the app's configuration instead, or give the name '" + place.name()
                            + "' as override, with a reason");
        }
        boolean silent = edit.reason() == null || edit.reason().isBlank();
        if (silent && (managed != null || rights.reasonNeeded(place))) {
            throw Refusal.of(
                    Code.ReasonNeeded,
                    "an edit of " + place + " wants a reason: "
                            + (managed != null ? "Slipway manages it" : "it serves production"),
                    "say why; it is kept in the audit");
        }
    }

    private static void refuseOverwriting(Place place, Map<String, Object> base, Map<String, Object> live) {
        List<Fields.Pair> moved = Fields.of(base).until(Fields.of(live));
        if (moved.isEmpty()) return;
        Writers writers = Writers.of(live);
        List<String> lines = moved.stream()
                .limit(20)
                .map(pair -> line(place, pair, writers.of(pair.field())))
                .toList();
        throw Refusal.of(
                Code.VersionConflict,
                place + " was changed since you read it: " + moved.size() + (moved.size() == 1 ? " field" : " fields"),
                lines,
                "read it again and make your change over that");
    }

    private static String line(Place place, Fields.Pair pair, @Nullable Writer by) {
        String values = place.secret() ? Changes.HIDDEN : pair.old() + " -> " + pair.now();
        return pair.field() + ": " + values + (by == null ? "" : ", by " + by.name() + " at " + by.time());
    }

    /** Over the version that is there: only its state can differ from what was read. */
    private static Map<String, Object> over(Map<String, Object> live, Map<String, Object> wanted) {
        Map<String, Object> copy = ClusterObjects.bare(wanted);
        Map<String, Object> meta = new LinkedHashMap<>(Maps.in(copy, "metadata"));
        meta.put("resourceVersion", String.valueOf(Maps.text(live, "metadata", "resourceVersion")));
        copy.put("metadata", meta);
        return copy;
    }
}

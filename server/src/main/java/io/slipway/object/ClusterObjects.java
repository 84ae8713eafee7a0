package io.slipway.object;

import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.ObjectDetail;
import io.slipway.api.ObjectView;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Held;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.Row;
import io.slipway.mirror.Sights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads single objects: the mirror says whether somebody may see one, the cluster what is in it. */
@Component
class ClusterObjects {
    private static final String HIDDEN = "(hidden: it takes the right secret.read)";

    private final Clusters clusters;
    private final Mirrors mirrors;
    private final Sights sights;
    private final Rights rights;
    private final JsonMapper json;

    ClusterObjects(Clusters clusters, Mirrors mirrors, Sights sights, Rights rights, JsonMapper json) {
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.sights = sights;
        this.rights = rights;
        this.json = json;
    }

    /** The row of an object that this person may see. */
    ObjectView row(Place place, Person person) {
        clusters.get(place.cluster());
        return seen(place, place.kind(), person);
    }

    private <R extends Row> ObjectView seen(Place place, Kind<?, R> kind, Person person) {
        Held<R> held = mirrors.held(place.cluster(), kind, place.namespace(), place.name())
                .orElse(null);
        if (held == null || !sights.of(person, place.cluster(), kind).holds(kind, held.row())) {
            throw Refusal.of(
                    Code.NotFound,
                    "there is no " + place,
                    "its list shows what there is: /clusters/" + place.cluster() + "/" + kind.name());
        }
        return kind.view(place.cluster(), held);
    }

    ObjectDetail detail(Place place, Person person) {
        ObjectView row = row(place, person);
        Map<String, Object> object = read(place, person.actor());
        boolean hidden = place.secret() && !person.may(Permission.SECRET_READ, rights.where(place));
        return new ObjectDetail(
                row,
                Objects.requireNonNullElse(Maps.text(object, "apiVersion"), ""),
                place.kind().word(),
                YamlText.of(hidden ? hidden(bare(object)) : bare(object)),
                Managed.why(object),
                hidden,
                rights.missing(person, place),
                rights.reasonNeeded(place),
                Writers.of(object).all());
    }

    /** As the API server has it at this moment. */
    Map<String, Object> read(Place place, Actor actor) {
        try {
            return call(place, actor, "", "GET", null);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_NOT_FOUND) throw Refusal.of(Code.NotFound, "there is no " + place + " any more");
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    place + " cannot be read: " + Causes.of(e),
                    "'slipway cluster show " + place.cluster() + "' says how the cluster is");
        }
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> call(
            Place place,
            Actor actor,
            String query,
            String method,
            @org.jspecify.annotations.Nullable Map<String, Object> body) {
        String project = rights.environment(place).map(env -> env.project()).orElse(null);
        String path = place.kind().path(place.namespace(), place.name());
        String answer = clusters.as(actor, project, place.cluster()).raw(path + query, method, body);
        return json.readValue(answer, Map.class);
    }

    /** Without what is only for machines. */
    static Map<String, Object> bare(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        Map<String, Object> meta = new LinkedHashMap<>(Maps.in(object, "metadata"));
        meta.remove("managedFields");
        copy.put("metadata", meta);
        return copy;
    }

    private static Map<String, Object> hidden(Map<String, Object> secret) {
        for (String part : new String[] {"data", "stringData"}) {
            Map<String, Object> values = new LinkedHashMap<>(Maps.in(secret, part));
            values.replaceAll((name, value) -> HIDDEN);
            if (!values.isEmpty()) secret.put(part, values);
        }
        // kubectl apply leaves a copy of all values in there.
        Map<String, Object> meta = Maps.in(secret, "metadata");
        if (meta.get("annotations") != null) {
            Map<String, Object> annotations = new LinkedHashMap<>(Maps.in(meta, "annotations"));
            annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
            meta.put("annotations", annotations);
        }
        return secret;
    }
}

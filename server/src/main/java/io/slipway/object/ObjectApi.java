package io.slipway.object;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.ObjectDetail;
import io.slipway.api.ObjectEdit;
import io.slipway.api.ObjectLink;
import io.slipway.api.ObjectSchema;
import io.slipway.api.Page;
import io.slipway.mirror.Mirrors;
import io.slipway.store.Trial;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One object of a cluster. The namespace of what lies in none is {@code -}. */
@RestController
@RequestMapping("/api/v1/clusters/{c}/{kind}")
class ObjectApi {
    private final Mirrors mirrors;
    private final ClusterObjects objects;
    private final Kin kin;
    private final Edits edits;
    private final Schemas schemas;

    ObjectApi(Mirrors mirrors, ClusterObjects objects, Kin kin, Edits edits, Schemas schemas) {
        this.schemas = schemas;
        this.mirrors = mirrors;
        this.objects = objects;
        this.kin = kin;
        this.edits = edits;
    }

    /** What may be written into objects of the kind; for editors. */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/schema")
    ObjectSchema schema(@PathVariable String c, @PathVariable String kind, Person person) {
        return schemas.of(c, mirrors.kind(kind), person.actor());
    }

    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/{namespace}/{name}")
    ObjectDetail get(
            @PathVariable String c,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            Person person) {
        return objects.detail(place(c, kind, namespace, name), person);
    }

    /** Its owners, what it owns, and what else has to do with it. */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/{namespace}/{name}/related")
    Page<ObjectLink> related(
            @PathVariable String c,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            Person person) {
        Place place = place(c, kind, namespace, name);
        return Page.of(kin.of(place, objects.row(place, person), person));
    }

    /** Writes an edit over what was read; with dryRun the API server tries it, and the answer holds each change. */
    @Needs(value = Permission.ENV_APPLY, anywhere = true)
    @PutMapping("/{namespace}/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @PathVariable String c,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody ObjectEdit edit,
            Person person,
            Trial trial) {
        Edits.Plan plan = edits.plan(place(c, kind, namespace, name), edit, person);
        trial.of(() -> {
            if (trial.dry()) edits.record(plan);
            else if (!plan.changes().none()) edits.write(plan);
            return plan;
        });
    }

    private Place place(String cluster, String kind, String namespace, String name) {
        return Place.of(cluster, mirrors.kind(kind), namespace, name);
    }
}

package io.slipway.cluster;

import io.slipway.access.Grants;
import io.slipway.api.Names;
import io.slipway.api.Problem.Fault;
import io.slipway.cluster.door.Remark;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import io.slipway.store.Seal;
import io.slipway.store.Trial;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who comes in by a kubeconfig, with which credentials it stays, and who goes. */
@Component
class Admissions {
    private final ClusterStore store;
    private final Door door;
    private final Seal seal;
    private final Surveys surveys;
    private final Strays strays;
    private final Environments environments;
    private final Events events;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Grants grants;

    Admissions(
            ClusterStore store,
            Door door,
            Seal seal,
            Surveys surveys,
            Strays strays,
            Environments environments,
            Events events,
            TransactionTemplate transactions,
            Clock clock,
            Grants grants) {
        this.grants = grants;
        this.store = store;
        this.door = door;
        this.seal = seal;
        this.surveys = surveys;
        this.strays = strays;
        this.environments = environments;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The look takes its time: it is over before the transaction begins. */
    void add(String name, Secret<String> kubeconfig, String domain, Trial trial, Actor actor) {
        refuseBadNames(name, domain);
        if (store.find(name).isPresent()) throw exists(name);
        Door.Admission seen = door.look(name, kubeconfig, surveys.all());
        whole(trial, () -> insert(name, kubeconfig, domain, seen, actor));
        surveys.seen(name, seen.survey());
    }

    private void insert(String name, Secret<String> kubeconfig, String domain, Door.Admission seen, Actor actor) {
        Cluster cluster = new Cluster(name, domain, null, null, clock.instant());
        if (!store.insert(cluster, seal.close(name, kubeconfig), seen.survey().uid())) throw exists(name);
        Map<String, Object> data = told(name, seen);
        data.put("domain", domain);
        events.record(Event.of("cluster.registered", actor, data).about("cluster/" + name));
    }

    /** New credentials for a cluster that is here; those for another one are refused. */
    void renew(String name, Secret<String> kubeconfig, Trial trial, Actor actor) {
        Cluster cluster = store.find(name).orElseThrow(() -> Clients.unknown(name));
        if (cluster.kubeconfigFile() != null) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "cluster '" + name + "' is reached by the file " + cluster.kubeconfigFile()
                            + ", which this machine renews by itself",
                    "slipway cluster show " + name);
        }
        Door.Admission seen = door.look(name, kubeconfig, surveys.all());
        refuseAnother(name, seen);
        whole(trial, () -> {
            store.reseal(name, seal.close(name, kubeconfig));
            events.record(Event.of("cluster.renewed", actor, told(name, seen)).about("cluster/" + name));
        });
    }

    private void refuseAnother(String name, Door.Admission seen) {
        String known = store.uid(name).orElse(null);
        String uid = seen.survey().uid();
        if (known == null || uid == null || known.equals(uid)) return;
        throw Refusal.of(
                Code.IllegalMove,
                "this kubeconfig leads to another cluster than '" + name + "'",
                List.of("uid of kube-system: " + uid + ", of '" + name + "' it is " + known),
                "give a kubeconfig of that cluster, or add this one under a name of its own");
    }

    private static Map<String, Object> told(String name, Door.Admission seen) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "cluster", name,
                "server", seen.server(),
                "podNetworks", seen.survey().podNetworks(),
                "serviceNetworks", seen.survey().serviceNetworks(),
                "warnings", seen.warnings().stream().map(Remark::says).toList()));
        if (seen.survey().version() != null) data.put("version", seen.survey().version());
        return data;
    }

    /** Nothing of ours is in a cluster but the environments' namespaces; those must be gone before. */
    void remove(String name, Trial trial, Actor actor) {
        if (store.find(name).isEmpty()) throw Clients.unknown(name);
        refuseWhileUsed(name);
        Map<String, Object> data = Map.of("cluster", name, "left", strays.in(name));
        whole(trial, () -> {
            refuseWhileUsed(name);
            if (!store.delete(name)) throw Clients.unknown(name);
            grants.forgetCluster(name);
            events.record(Event.of("cluster.detached", actor, data).about("cluster/" + name));
        });
    }

    private void whole(Trial trial, Runnable act) {
        var _ = trial.of(() -> {
            transactions.executeWithoutResult(status -> act.run());
            return act;
        });
    }

    private void refuseWhileUsed(String name) {
        List<String> users = environments.all().stream()
                .filter(env -> env.cluster().equals(name))
                .map(env -> env.project() + "/" + env.name())
                .toList();
        if (!users.isEmpty()) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "cluster '" + name + "' is used by " + String.join(", ", users),
                    "delete these environments first");
        }
    }

    private static void refuseBadNames(String name, String domain) {
        List<Fault> faults = new ArrayList<>();
        if (!Names.legal(name)) faults.add(new Fault("name", Names.rule("cluster", name)));
        if (!domain.matches("[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?")) {
            faults.add(new Fault("domain", "the domain '" + domain + "' is not a DNS name such as apps.example.com"));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    private static Refusal exists(String name) {
        return Refusal.of(Code.Exists, "the cluster '" + name + "' exists", "choose another name or remove it first");
    }
}

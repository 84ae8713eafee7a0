package io.slipway.agent.plan;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.api.node.NodePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@code agent/plans/NAME.json}. */
final class PlanStore {
    private final Path folder;

    PlanStore(Places places) {
        folder = places.plans();
    }

    List<StoredPlan> all() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> Json.load(file, StoredPlan.class).stream())
                    .toList();
        } catch (IOException e) {
            throw new Fault("cannot list " + folder, e);
        }
    }

    Optional<StoredPlan> find(String name) {
        return Json.load(file(name), StoredPlan.class);
    }

    /** Changes what is stored, in one step for all threads; nothing when it is not there. */
    synchronized void update(String name, UnaryOperator<StoredPlan> change) {
        find(name).ifPresent(known -> save(change.apply(known)));
    }

    synchronized void put(NodePlan plan) {
        save(find(plan.name()).map(known -> known.next(plan)).orElseGet(() -> new StoredPlan(plan, false, null)));
    }

    /** Unless it was put again meanwhile. */
    synchronized void removed(String name) {
        try {
            if (find(name).filter(StoredPlan::removing).isPresent()) Files.delete(file(name));
        } catch (IOException e) {
            throw new Fault("cannot remove " + file(name), e);
        }
    }

    private void save(StoredPlan plan) {
        Json.save(file(plan.plan().name()), plan);
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}

package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Environment.EnvClass;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Over random histories of grants, denials and withdrawals a simulation says what the gate does. */
class SimulationTest {
    private static final List<String> PROJECTS = List.of("shop", "bank");
    private static final List<String> APPS = List.of("cart", "bill");
    private static final Map<String, EnvClass> ENVS =
            Map.of("dev", EnvClass.dev, "test", EnvClass.test, "live", EnvClass.prod);
    private static final Map<String, String> CLUSTERS = Map.of("dev", "near", "test", "near", "live", "far");
    private static final Directory WORLD = new World();
    private static final Judge JUDGE = new Judge(WORLD);

    /** The forms of declaration that routes have. */
    @SuppressWarnings("unused")
    interface Declared {
        @Needs(value = Permission.DEPLOY, prod = Permission.DEPLOY_PROD)
        void deploy();

        @Needs(value = Permission.TERMINAL, prod = Permission.TERMINAL_PROD)
        void terminal();

        @Needs(Permission.LOG)
        void log();

        @Needs(Permission.BUILD_RUN)
        void build();

        @Needs(Permission.ENV_VIEW)
        void env();

        @Needs(Permission.RBAC_EDIT)
        void grant();
    }

    @Property(tries = 1000)
    void saysWhatTheGateDoes(@ForAll long seed) {
        Random random = new Random(seed);
        List<Grant> grants = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            if (!grants.isEmpty() && random.nextInt(4) == 0) grants.remove(random.nextInt(grants.size()));
            else grants.add(grant(random));
            Rights rights = Rights.of(grants);
            Person person = new Person("ann", "Ann", rights, "test");
            for (int look = 0; look < 6; look++) agree(person, random);
        }
    }

    private static void agree(Person person, Random random) {
        String project = pick(PROJECTS, random);
        String env = pick(List.copyOf(ENVS.keySet()), random);
        Map<String, String> path = new HashMap<>(Map.of("p", project, "e", env));
        Place place = WORLD.environment(project, env).orElseThrow();
        if (random.nextBoolean()) {
            String app = pick(APPS, random);
            path.put("a", app);
            place = place.withApp(app, WORLD.app(project, app).orElseThrow());
        }
        Method method = pick(List.of(Declared.class.getDeclaredMethods()), random);
        Needs needs = method.getAnnotation(Needs.class);
        Permission prod =
                needs.prod() != Permission.PROJECT_VIEW && place.envClass() == EnvClass.prod ? needs.prod() : null;
        boolean simulated = Simulations.of("ann", person.rights(), needs.value(), prod, place)
                .allowed();
        boolean real = JUDGE.of(person, needs, path).passes();
        assertThat(real)
                .as("%s on %s with %s", method.getName(), place, person.rights())
                .isEqualTo(simulated);
    }

    private static Grant grant(Random random) {
        Role role = pick(List.of(Role.values()), random);
        Set<Permission> rights = random.nextInt(3) == 0
                ? EnumSet.of(pick(List.of(Permission.values()), random), pick(List.of(Permission.values()), random))
                : role.permissions();
        String project = random.nextInt(4) == 0 ? null : pick(PROJECTS, random);
        String env = project == null || random.nextBoolean() ? null : pick(List.copyOf(ENVS.keySet()), random);
        String app = project == null || random.nextInt(3) > 0 ? null : pick(APPS, random);
        Place place = new Place(
                project,
                env,
                random.nextInt(4) == 0 ? pick(List.of(EnvClass.values()), random) : null,
                app,
                random.nextInt(5) == 0 ? pick(List.of("near", "far"), random) : null,
                project != null && random.nextInt(6) == 0 ? Map.of("application", pick(PROJECTS, random)) : Map.of());
        return new Grant(
                UUID.randomUUID(),
                new Grant.Subject("ann", false),
                role.word(),
                random.nextInt(4) == 0,
                place,
                rights,
                null,
                null);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static final class World implements Directory {
        @Override
        public Optional<Place> environment(String project, String env) {
            EnvClass envClass = ENVS.get(env);
            return envClass == null || !project(project)
                    ? Optional.empty()
                    : Optional.of(Place.environment(project, env, envClass, CLUSTERS.get(env)));
        }

        @Override
        public List<Place> environments(String project) {
            return ENVS.keySet().stream()
                    .map(env -> environment(project, env).orElseThrow())
                    .toList();
        }

        @Override
        public boolean project(String name) {
            return PROJECTS.contains(name);
        }

        @Override
        public List<Place> environments() {
            return PROJECTS.stream().flatMap(p -> environments(p).stream()).toList();
        }

        @Override
        public Optional<Map<String, String>> app(String project, String app) {
            return Optional.ofNullable(apps(project).get(app));
        }

        @Override
        public Map<String, Map<String, String>> apps(String project) {
            return Map.of("cart", Map.of("application", project), "bill", Map.of("application", "bank"));
        }
    }
}

package io.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The direction of the house. A feature uses only what stands above it in this list. */
class ArchitectureTest {
    static final List<String> ORDER = List.of(
            "core",
            "store",
            "save",
            "work",
            "access",
            "signon",
            "web",
            "health",
            "project",
            "cluster",
            "mirror",
            "drain",
            "usage",
            "object",
            "workload",
            "terminal",
            "manifest",
            "sandbox",
            "source",
            "artifact",
            "build",
            "route",
            "market",
            "rollout",
            "schedule",
            "why",
            "environment",
            "space",
            "release",
            "logs",
            "metrics",
            "bootstrap",
            "notify",
            "audit",
            "live");
    private static final String ROOT = "io.slipway.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("io.slipway");

    @Test
    void featuresUseOnlyWhatStandsAboveThem() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            int user = place(from).orElse(-1);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                int used = place(dependency.getTargetClass()).orElse(-1);
                if (user >= 0 && used > user) breaches.add(dependency.getDescription());
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void everyFeatureHasItsPlaceInTheOrder() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            if (feature(c).isPresent() && place(c).isEmpty()) unknown.add(c.getPackageName());
        }
        unknown.removeIf(p -> p.equals("io.slipway.api") || p.startsWith("io.slipway.api."));
        assertThat(unknown).isEmpty();
    }

    @Test
    void subPackagesAreSeenByTheirParentOnly() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (!target.startsWith(ROOT) || target.startsWith("io.slipway.api")) continue;
                String inside = target.substring(ROOT.length());
                if (inside.contains(".")
                        && !feature(from).equals(Optional.of(inside.substring(0, inside.indexOf('.'))))) {
                    breaches.add(dependency.getDescription());
                }
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void manifestsArePure() {
        noClasses()
                .that()
                .resideInAPackage("io.slipway.manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "java.sql..", "java.time..", "io.fabric8.kubernetes.client..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyClusterMakesKubernetesClients() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slipway.cluster..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.fabric8.kubernetes.client.KubernetesClientBuilder")
                .check(CLASSES);
    }

    @Test
    void noNameSaysNothing() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Service")
                .check(CLASSES);
    }

    @Test
    void modulesHoldTheirBorders() {
        // The wire is a module of Maven, all of it for everyone.
        ApplicationModules.of(Slipway.class, JavaClass.Predicates.resideInAPackage("io.slipway.api.."))
                .verify();
    }

    private static Optional<Integer> place(JavaClass c) {
        return feature(c).map(ORDER::indexOf).filter(n -> n >= 0);
    }

    private static Optional<String> feature(JavaClass c) {
        String name = c.getPackageName();
        if (!name.startsWith(ROOT) || name.startsWith("io.slipway.api")) return Optional.empty();
        String inside = name.substring(ROOT.length());
        int dot = inside.indexOf('.');
        return Optional.of(dot < 0 ? inside : inside.substring(0, dot));
    }
}

package io.slipway.agent.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.agent.core.Json;
import io.slipway.agent.os.Pid;
import io.slipway.agent.os.ProcStat;
import io.slipway.api.node.NodePlan;
import io.slipway.api.node.NodePlan.FileSpec;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.NodePlan.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes under a real daemon that is killed as the kernel would kill it. */
class SupervisionTest {
    @TempDir
    Path data;

    private TestInstance instance;

    @BeforeEach
    void start() throws IOException {
        instance = new TestInstance(data);
        instance.start();
    }

    @AfterEach
    void end() {
        instance.close();
    }

    private Part sleeper(String name, String words, List<String> after, @Nullable Ready ready) {
        List<String> command = List.of("/bin/sh", "-c", words);
        return new Part(
                name, command, Map.of("GREETING", "hello"), null, null, false, after, ready, 2, List.of(), List.of());
    }

    private NodePlan plan(Part... parts) {
        return new NodePlan("p", List.of(), null, List.of(parts));
    }

    private long pid(String part) {
        return Objects.requireNonNull(instance.part("p", part).pid());
    }

    @Test
    void startsInOrderWithExactlyTheGivenEnvironment() throws IOException {
        Path mark = data.resolve("mark");
        Ready marked = new Ready("exec", "/usr/bin/test -e " + mark, null, null, null, 20);
        Part first = sleeper("first", "/bin/sleep 0.5; : > " + mark + "; exec /bin/sleep 1000", List.of(), marked);
        Part second = sleeper("second", "test -e " + mark + " && env && exec /bin/sleep 1001", List.of("first"), null);

        instance.put(plan(first, second));
        instance.untilPlanIs("p", "Ready");

        assertThat(instance.part("p", "second").restarts()).isZero();
        assertThat(Files.readAllLines(instance.places.log("second")))
                .filteredOn(line -> !line.startsWith("PWD="))
                .containsExactly("GREETING=hello");
    }

    @Test
    void isAdoptedByTheNextDaemonAndLeavesNothingAtDown() throws IOException {
        instance.put(plan(sleeper("a", "exec /bin/sleep 1000", List.of(), null)));
        instance.untilPlanIs("p", "Ready");
        long before = pid("a");

        instance.kill();
        assertThat(ProcStat.of(before)).isPresent();
        instance.start();
        instance.untilPlanIs("p", "Ready");

        assertThat(pid("a")).isEqualTo(before);
        assertThat(instance.down()).isEmpty();
        assertThat(ProcStat.of(before)).isEmpty();
        assertThat(instance.down()).isEmpty();
    }

    @Test
    void isFoundByItsLogWhenTheDaemonDiedBeforeItWroteThePidDown() throws IOException {
        instance.put(plan(sleeper("a", "exec /bin/sleep 1000", List.of(), null)));
        instance.untilPlanIs("p", "Ready");
        long before = pid("a");
        instance.kill();
        forgetPids();

        instance.start();
        instance.untilPlanIs("p", "Ready");

        assertThat(pid("a")).isEqualTo(before);
    }

    @Test
    void restartsWhatChangedAndEndsWhatIsNoLongerWanted() {
        Part kept = sleeper("kept", "exec /bin/sleep 1000", List.of(), null);
        instance.put(plan(
                kept,
                sleeper("changed", "exec /bin/sleep 1001", List.of(), null),
                sleeper("gone", "exec /bin/sleep 1002", List.of(), null)));
        instance.untilPlanIs("p", "Ready");
        long keptPid = pid("kept");
        long changedPid = pid("changed");
        long gonePid = pid("gone");

        instance.put(plan(kept, sleeper("changed", "exec /bin/sleep 1003", List.of(), null)));
        instance.until(
                "the old ones ended",
                () -> ProcStat.of(gonePid).isEmpty() && ProcStat.of(changedPid).isEmpty());
        instance.untilPlanIs("p", "Ready");

        assertThat(pid("kept")).isEqualTo(keptPid);
        assertThat(pid("changed")).isNotEqualTo(changedPid);
    }

    @Test
    void restartsAPartWhoseFileChanges() {
        Path file = data.resolve("settings.txt");
        Part reader = sleeper("reader", "cat " + file + "; exec /bin/sleep 1000", List.of(), null);
        instance.put(new NodePlan("p", List.of(text(file, "one")), null, List.of(reader)));
        instance.untilPlanIs("p", "Ready");
        long before = pid("reader");

        instance.put(new NodePlan("p", List.of(text(file, "two")), null, List.of(reader)));
        instance.until(
                "it is another process",
                () -> instance.find("p", "reader")
                        .filter(part -> !Objects.equals(part.pid(), before))
                        .isPresent());
        instance.untilPlanIs("p", "Ready");

        assertThat(instance.places.log("reader")).hasContent("onetwo");
    }

    @Test
    void tellsWhyAPartDoesNotStayAndTriesAgain() {
        instance.put(plan(sleeper("bad", "echo no luck; exit 3", List.of(), null)));

        instance.until(
                "it was tried twice",
                () -> instance.find("p", "bad")
                        .filter(part -> part.restarts() >= 2)
                        .isPresent());
        instance.untilPlanIs("p", "Failing");

        assertThat(instance.plan("p").orElseThrow().message()).contains("bad", "no luck");
    }

    @Test
    void endsWhatAPartStartedAndInsistsOnWhatDoesNotListen() {
        instance.put(plan(
                sleeper("deaf", "trap '' TERM; /bin/sleep 1000 & while :; do /bin/sleep 0.2; done", List.of(), null)));
        instance.untilPlanIs("p", "Ready");
        long leader = pid("deaf");

        assertThat(instance.down()).isEmpty();

        assertThat(io.slipway.agent.os.Processes.inSession(leader)).isEmpty();
        assertThat(ProcStat.of(leader)).isEmpty();
    }

    @Test
    void forgetsARemovedPlanAndAnswersNobodyWithoutTheToken() {
        instance.put(plan(sleeper("a", "exec /bin/sleep 1000", List.of(), null)));
        instance.untilPlanIs("p", "Ready");
        long before = pid("a");

        assertThat(instance.answer("DELETE", "/plans/p", null, "wrong")).isEmpty();
        assertThat(instance.answer("DELETE", "/plans/p", null)).isPresent();
        instance.until("the plan is gone", () -> instance.plan("p").isEmpty());

        assertThat(ProcStat.of(before)).isEmpty();
    }

    @Test
    void putsTheSamePlanTwiceWithoutTouchingAnything() {
        NodePlan plan = plan(sleeper("a", "exec /bin/sleep 1000", List.of(), null));
        instance.put(plan);
        instance.untilPlanIs("p", "Ready");
        Pid before = Pid.of(pid("a")).orElseThrow();

        assertThat(instance.put(plan).state()).isEqualTo("Ready");

        assertThat(before.alive()).isTrue();
        assertThat(pid("a")).isEqualTo(before.number());
    }

    private static FileSpec text(Path file, String text) {
        String content = Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new FileSpec(file.toString(), content, null, "0600", null);
    }

    private void forgetPids() throws IOException {
        var parts = Json.MAPPER.readTree(Files.readString(instance.places.parts()));
        parts.forEach(part -> ((tools.jackson.databind.node.ObjectNode) part).putNull("pid"));
        Files.writeString(instance.places.parts(), Json.write(parts));
    }
}

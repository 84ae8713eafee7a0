package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The machine goes off: every process at once, and with them what lives in memory only; then {@code up}. */
@ExtendWith(Site.Given.class)
class RebootChaos {
    private static final Duration APPS_ARE_BACK = Duration.ofMinutes(3);

    @Test
    void everythingIsBackWithTheSameData(Site site) throws Exception {
        Platform platform = site.platform;
        List<String> before = data(site);
        RolloutDeed deed = new RolloutDeed(site, "dev", "deploy", "reboot", "\"config\": {\"ANSWER\": \"reboot\"}");
        deed.begin();
        await(
                "the rollout is asked for",
                Duration.ofSeconds(20),
                () -> !site.ledger
                        .rows("select 1 from rollout where reason = 'reboot'")
                        .isEmpty());
        turnOff(platform);
        Instant off = Instant.now();
        Visits.Since visitors = Visits.begin(site.visitors);
        assertThat(processes(platform)).as("all processes are dead").isEmpty();

        Run up = platform.up();

        assertThat(up.exit()).as("%s", up).isZero();
        assertThat(deed.end()).isEmpty();
        await("both environments serve", APPS_ARE_BACK, () -> serves(site, "dev") && serves(site, "prod"));
        List<String> faults = site.oracle.faults();
        Visits visits = visitors.end();
        assertThat(data(site)).containsAll(before);
        Figures.add(new Figures.Row(
                "reboot in a rollout",
                "all processes at once",
                "rollout",
                1,
                Figures.resumes(site, deed.operation().orElseThrow(), List.of(off)),
                Figures.away(site, off),
                visits.asked(),
                visits.failed().size(),
                faults));
        assertThat(faults).isEmpty();
    }

    private static List<String> data(Site site) {
        return site.ledger.rows("""
                select 'project', name from project union all select 'artifact', version || digest from artifact
                union all select 'revision', env || n || digest from revision
                union all select 'audit', seq || name from audit""");
    }

    private static boolean serves(Site site, String env) {
        try {
            return site.visit(env).status() == 200;
        } catch (java.io.IOException away) {
            return false;
        }
    }

    /** Kills what is of this platform and of nothing else, until nothing is; then what a boot would have emptied. */
    private static void turnOff(Platform platform) {
        int k = (platform.port / 100) % 250;
        await("every process is dead", Duration.ofSeconds(30), () -> {
            Victim.agent.kill(platform);
            processes(platform).forEach(ProcessHandle::destroyForcibly);
            return processes(platform).isEmpty();
        });
        sh("ip netns del slw-" + k + "; ip link del slwkh" + k + "");
        sh("nft list tables | grep ' slipway_" + k
                + "$' | while read -r _ family name; do nft delete table $family $name; done");
        sh("grep -o ' " + platform.data + "/[^ ]*' /proc/self/mountinfo | sort -r | xargs -r -n1 umount -l");
        sh("find /sys/fs/cgroup -depth -type d -path '*slipway*" + platform.port + "*' -exec rmdir {} +");
        sh("find /sys/fs/cgroup -depth -type d -path '*/slipway-" + k + "*' -exec rmdir {} +");
        sh("rm -rf " + platform.data + "/run/*");
    }

    private static void sh(String script) {
        Platform.run(Duration.ofSeconds(30), Map.of(), List.of("/bin/sh", "-c", script));
    }

    /** By their command line, their place in a control group, and the parents they have among those. */
    private static List<ProcessHandle> processes(Platform platform) {
        int k = (platform.port / 100) % 250;
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> read(process, "cmdline").contains(platform.data + "/")
                        || read(process, "cgroup").matches("(?s).*/slipway-" + k + "(/.*|\\n.*)")
                        || read(process, "cgroup").contains("/slipway-build-" + platform.port))
                .toList();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException ended) {
            return "";
        }
    }
}

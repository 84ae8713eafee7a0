package io.slipway.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A shell in a pod of a real cluster: by the client in a terminal and in a pipe, and by the page; then all else that touches it. */
class TerminalE2e {
    private static final String FLOOD = "yes 012345678901234567890123456789 | head -c 10485760";

    private static final String PROMPT = "~ $ ";

    @TempDir
    Path folder;

    @Test
    void aTerminalInAPod() throws Exception {
        try (Platform platform = new Platform("term", 19000, "local")) {
            platform.down("--purge");
            assertThat(platform.up().exit()).isZero();
            platform.ok("project", "create", "term");
            platform.ok("env", "create", "term/dev", "--class", "dev");
            platform.ok("app", "create", "term/tick", "--git", TickingApp.in(folder), "--skip-tests");
            platform.ok("term/dev", "ship", "tick");
            piped(platform);
            inATerminal(platform);
            closedByAnother(platform);
            itsOwnCommandIsHungUpOn(platform);
            refused(platform);
            javaTells(platform);
            withoutAShell(platform);
            inThePage(platform);
            recorded(platform);
            new Touched(platform, "term/dev", "tick").all(folder);
            Run page = platform.browse("touch.test.mjs", Duration.ofMinutes(2), "term", "tick");
            assertThat(page.exit()).as("%s", page).isZero();
        }
    }

    private static void piped(Platform platform) throws Exception {
        Typist typist = Typist.at(platform, Platform.HOME + "/slipway", "term/dev", "login", "tick");
        typist.type("echo from $((40+2)); echo aside >&2; " + FLOOD + " | wc -c; exit 3\n");
        typist.hangUp();
        assertThat(typist.exit()).isEqualTo(3);
        assertThat(typist.shown()).contains("from 42").contains("10485760");
        Typist flood = Typist.at(platform, Platform.HOME + "/slipway", "term/dev", "login", "tick");
        flood.type(FLOOD + "\n");
        flood.hangUp();
        assertThat(flood.exit()).isZero();
        assertThat(flood.count()).as("bytes of a flood").isEqualTo(10_485_760);
    }

    private static void inATerminal(Platform platform) throws Exception {
        Typist typist = person(platform);
        typist.sees(PROMPT);
        typist.line("stty size; tty; echo $TERM");
        assertThat(typist.shown()).contains("31 97").contains("xterm-256color");
        typist.type("cat\n");
        // What is typed before it reads is not shown again by it.
        Platform.await("what is typed comes back", Duration.ofSeconds(30), () -> {
            typist.keys("mark\n");
            return typist.shown().contains("mark\r\nmark");
        });
        typist.forget();
        typist.type("\003");
        typist.sees(PROMPT);
        typist.line(FLOOD + "; echo flood-$((2+1))");
        assertThat(typist.shown()).contains("flood-3");
        typist.type("exit 7\n");
        assertThat(typist.exit()).as("the shell's own exit code").isEqualTo(7);
    }

    /** Whoever may closes it from elsewhere; nothing of it stays in the pod. */
    private static void closedByAnother(Platform platform) throws Exception {
        Typist typist = person(platform);
        typist.type("echo here-$((1+1)); sleep 4242\n");
        typist.sees("here-2");
        JsonNode open = platform.api("GET", "/api/v1/terminals", "").json().get("items");
        assertThat(open).hasSize(1);
        assertThat(open.get(0).get("container").asString()).isEqualTo("tick");
        String id = open.get(0).get("id").asString();
        assertThat(platform.api("DELETE", "/api/v1/terminals/" + id, "").status())
                .isEqualTo(204);
        assertThat(typist.exit()).isEqualTo(1);
        typist.sees("closed by local-admin");
        Platform.await("nothing of it runs in the pod", Duration.ofSeconds(15), () -> running(platform, "4242") == 0);
    }

    private static void itsOwnCommandIsHungUpOn(Platform platform) throws Exception {
        String app = "/api/v1/projects/term/envs/dev/apps/tick";
        try (OwnCommand own = new OwnCommand(platform, app, "sleep", "4343")) {
            Platform.await("it runs", Duration.ofSeconds(15), () -> running(platform, "4343") == 1);
            assertThat(platform.api("DELETE", "/api/v1/terminals/" + own.session, "")
                            .status())
                    .isEqualTo(204);
            Platform.await("nothing of it runs", Duration.ofSeconds(15), () -> running(platform, "4343") == 0);
        }
    }

    private static long running(Platform platform, String word) {
        try {
            Typist typist = Typist.at(platform, Platform.HOME + "/slipway", "term/dev", "login", "tick");
            typist.type("for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; echo; done | grep -c '^sleep " + word
                    + "'\n");
            typist.hangUp();
            typist.exit();
            return Long.parseLong(typist.shown().strip());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(Platform platform) {
        Run none = platform.cli("term/dev", "login", "tick", "-c", "sidecar");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("has no container 'sidecar'").contains("tick");
        Run pod = platform.cli("term/dev", "login", "tick", "nobody");
        assertThat(pod.err()).contains("there is no pod nobody of tick in term/dev");
        var bare = platform.api("GET", "/api/v1/projects/term/envs/dev/terminal", "");
        assertThat(bare.status()).as("no websocket").isEqualTo(400);
    }

    private static void javaTells(Platform platform) {
        JsonNode jvm = platform.ok("term/dev", "java", "tick", "-o", "json")
                .json()
                .get("items")
                .get(0);
        assertThat(jvm.get("executable").asString()).endsWith("/bin/java");
        assertThat(jvm.get("version").asString()).startsWith("25");
        assertThat(jvm.get("what").asString()).isNotEmpty();
        assertThat(jvm.get("flags").size()).as("%s", jvm).isPositive();
    }

    /** A container with a shell beside one; it sees that one's processes. */
    private static void withoutAShell(Platform platform) throws Exception {
        Typist typist = Typist.at(platform, Platform.HOME + "/slipway", "term/dev", "login", "tick", "--debug");
        typist.type("cat /proc/[0-9]*/cmdline\n");
        typist.hangUp();
        assertThat(typist.exit()).isZero();
        assertThat(typist.shown()).contains("java").contains("sleep");
    }

    private static void inThePage(Platform platform) {
        Run walk = platform.browse("terminal.test.mjs", Duration.ofMinutes(3), "term", "tick");
        assertThat(walk.exit()).as("%s", walk).isZero();
        walk.out().lines().filter(line -> line.contains("  ")).forEach(System.out::println);
    }

    private static void recorded(Platform platform) {
        JsonNode all =
                platform.api("GET", "/api/v1/terminal-recordings", "").json().get("items");
        assertThat(all.size()).isGreaterThan(4);
        String id = all.get(all.size() - 1).get("id").asString();
        String first =
                platform.api("GET", "/api/v1/terminal-recordings/" + id, "").body();
        assertThat(first).startsWith("{\"version\":2").contains("from 42").doesNotContain("$((40+2))");
        String audit = platform.api("GET", "/api/v1/projects/term/activity?size=100", "")
                .body();
        assertThat(audit)
                .contains("terminal.opened")
                .contains("terminal.closed")
                .contains("\"Killed\"");
    }

    /** The client before a terminal of 97 columns and 31 rows. */
    private static Typist person(Platform platform) throws IOException {
        String line = "stty cols 97 rows 31; exec " + Platform.HOME + "/slipway term/dev login tick";
        return Typist.at(platform, "script", "-qefc", line, "/dev/null");
    }

    /** Somebody who types and reads. */
    private static final class Typist {
        private static final int KEPT = 64 * 1024;
        private static final int END = 256;
        private final Process process;
        private final ByteArrayOutputStream last = new ByteArrayOutputStream();
        private final Thread reader;
        private long count;

        private Typist(Process process) {
            this.process = process;
            this.reader = Thread.ofVirtual().start(this::read);
        }

        static Typist at(Platform platform, String... command) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("SLIPWAY_DATA", platform.data.toString());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            return new Typist(builder.start());
        }

        private void read() {
            byte[] part = new byte[8192];
            try (InputStream in = process.getInputStream()) {
                for (int n = in.read(part); n >= 0; n = in.read(part)) took(part, n);
            } catch (IOException ended) {
                return; // the process has gone
            }
        }

        private synchronized void took(byte[] part, int length) {
            if (last.size() > KEPT) {
                // The end stays: a word may come in two parts.
                byte[] all = last.toByteArray();
                last.reset();
                last.write(all, all.length - END, END);
            }
            last.write(part, 0, length);
            count += length;
            answer(new String(part, 0, length, StandardCharsets.ISO_8859_1));
            notifyAll();
        }

        /** A shell asks where the cursor is and waits for the terminal's answer. */
        private void answer(String shown) {
            if (!shown.contains("\033[6n")) return;
            try {
                type("\033[1;1R");
            } catch (IOException e) {
                // It ended meanwhile; what it printed is judged.
                return;
            }
        }

        void type(String keys) throws IOException {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        void keys(String keys) {
            try {
                type(keys);
            } catch (IOException e) {
                throw new IllegalStateException("the client has ended: " + shown(), e);
            }
        }

        /** Types a line and waits for the next prompt: what is typed ahead of one may be thrown away by the shell. */
        void line(String words) {
            forget();
            keys(words + "\n");
            sees("\n" + PROMPT);
        }

        synchronized void forget() {
            last.reset();
        }

        void hangUp() throws IOException {
            process.getOutputStream().close();
        }

        synchronized String shown() {
            return last.toString(StandardCharsets.UTF_8);
        }

        synchronized long count() {
            return count;
        }

        void sees(String words) {
            try {
                Platform.await("'" + words + "' is shown", Duration.ofSeconds(30), () -> shown().contains(words));
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + " in: " + shown() + ", bytes so far: " + count(), e);
            }
        }

        int exit() throws InterruptedException {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ends: %s", shown())
                    .isTrue();
            reader.join();
            return process.exitValue();
        }
    }
}

package io.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.sandbox.Sandbox;
import io.slipway.sandbox.SandboxSettings;
import io.slipway.sandbox.Sandboxes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTest {
    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static GitSource source;
    private static Path repository;
    private static String commit;

    @BeforeAll
    static void repository() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        sandbox = Sandboxes.open(SandboxSettings.of(data.resolve("sandbox"), 8471, List.of()));
        source = new GitSource(
                sandbox, new LocalPaths(List.of(Path.of("/")), List.of(data)), data.resolve("git"), Map.of(), 1 << 20);
        repository = Files.createDirectories(folder.resolve("repo"));
        git("init", "-q", "-b", "main", ".");
        Files.writeString(repository.resolve("中文.txt"), "text");
        git("add", ".");
        git("commit", "-q", "-m", "Say something\n\nand more");
        git("tag", "v1");
        commit = git("rev-parse", "HEAD");
        Path hook = Files.writeString(
                repository.resolve(".git/hooks/post-checkout"), "#!/bin/sh\ntouch /workspace/hooked\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterAll
    static void close() throws Exception {
        sandbox.close();
    }

    private static String git(String... words) throws Exception {
        var command = new java.util.ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.com"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.strip();
    }

    @Test
    void fetchesABranchATagAndACommit() throws Exception {
        for (String ref : List.of("main", "v1", commit)) {
            Path into = folder.resolve("data/ws-" + ref);
            Commit got = source.fetch(repository.toString(), ref, into, line -> {});
            assertThat(got.hash()).isEqualTo(commit);
            assertThat(got.message()).isEqualTo("Say something");
            assertThat(into.resolve("中文.txt")).hasContent("text");
            assertThat(into.resolve("hooked")).doesNotExist();
        }
    }

    @Test
    void checksThatARefIsThere() throws Exception {
        source.check(repository.toString(), "main");
        source.check("file://" + repository, "v1");
        assertThatThrownBy(() -> source.check(repository.toString(), "nope"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(Code.SourceUnreachable))
                .hasMessageContaining("has no branch or tag 'nope'");
    }

    @Test
    void namesTheCauseWhenThereIsNoRepository() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> source.fetch(empty.toString(), "main", folder.resolve("data/ws-e"), line -> {}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not appear to be a git repository");
        assertThatThrownBy(() -> source.check("/no/such/folder", "main")).hasMessageContaining("no such folder");
        assertThatThrownBy(() -> source.check("http://127.0.0.1:9/x.git", "main"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(Code.SourceUnreachable));
    }

    @Test
    void refusesWhatCouldBeTakenForSomethingElse() {
        for (String address :
                List.of("--upload-pack=touch /x", "ext::sh -c id", "ftp://h/x", "https://u:p@h/x", "", "a\nb")) {
            assertThatThrownBy(() -> source.check(address, "main"))
                    .as(address)
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo(Code.Invalid));
        }
        for (String ref : List.of("-x", "a..b", "a b", "", "x.lock")) {
            assertThatThrownBy(() -> Repository.ref(ref)).as(ref).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void theNearestRuleDecides() {
        LocalPaths rules = new LocalPaths(List.of(Path.of("/"), Path.of("/data/demo")), List.of(Path.of("/data")));

        assertThat(rules.allow(Path.of("/home/me/repo"))).isTrue();
        assertThat(rules.allow(Path.of("/data/demo/repo"))).isTrue();
        assertThat(rules.allow(Path.of("/data/git"))).isFalse();
        assertThat(rules.allow(Path.of("/data"))).isFalse();
        assertThat(rules.allow(Path.of("/"))).isFalse();
        assertThat(new LocalPaths(List.of(), List.of()).allow(Path.of("/home/me/repo")))
                .isFalse();
    }

    @Test
    void keepsThePlatformsOwnFoldersClosed() {
        for (Path closed : List.of(folder.resolve("data"), folder.resolve("data/git"), folder, Path.of("/"))) {
            assertThatThrownBy(() -> source.check(closed.toString(), "main"))
                    .as(closed.toString())
                    .hasMessageContaining("closed to builds");
        }
    }
}

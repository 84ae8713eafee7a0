package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.core.Actor;
import io.slipway.store.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestHistoryTest {
    private static final Actor LIN = new Actor("lin", "10.0.0.1");

    @TempDir
    Path data;

    private ManifestHistory history;

    @BeforeEach
    void open() {
        history = new ManifestHistory(
                new Settings(data, "u", "r", 1, 1, "none", null, null, null, null, null, false), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        history.destroy();
    }

    @Test
    void nothingIsPackedByTheWay() throws Exception {
        history.commit("demo/dev/a", Map.of("deployment.yml", "a: 1\n"), LIN, "deploy a");
        assertThat(data.resolve("git/manifests.git/config")).content().containsPattern("\\[gc\\]\\s+auto = 0");
    }

    @Test
    void eachChangeIsACommitOfItsFolderOnly() throws Exception {
        history.commit("demo/dev/a", Map.of("deployment.yml", "a: 1\n"), LIN, "deploy a");
        String second = history.commit("demo/dev/b", Map.of("deployment.yml", "b: 1\n"), LIN, "deploy b");
        String third = history.commit("demo/dev/a", Map.of("service.yml", "a: 2\n"), LIN, "why\n\nbecause");
        assertThat(files(second)).containsOnlyKeys("demo/dev/a/deployment.yml", "demo/dev/b/deployment.yml");
        assertThat(files(third))
                .containsEntry("demo/dev/a/service.yml", "a: 2\n")
                .containsEntry("demo/dev/b/deployment.yml", "b: 1\n")
                .hasSize(2);
    }

    @Test
    void theSameContentIsNoNewCommit() {
        String first = history.commit("demo/dev/a", Map.of("x.yml", "1\n"), LIN, "one");
        assertThat(history.commit("demo/dev/a", Map.of("x.yml", "1\n"), LIN, "two"))
                .isEqualTo(first);
    }

    @Test
    void aCommitSaysWhoAndWhyAndAClientCanClone(@TempDir Path clone) throws Exception {
        history.commit("demo/dev/a", Map.of("x.yml", "1\n"), LIN, "deploy a\n\nfor the fair");
        try (Git git = Git.cloneRepository()
                .setURI(data.resolve("git/manifests.git").toUri().toString())
                .setDirectory(clone.toFile())
                .call()) {
            RevCommit last = git.log().call().iterator().next();
            assertThat(last.getAuthorIdent().getName()).isEqualTo("lin");
            assertThat(last.getFullMessage()).contains("for the fair");
            assertThat(clone.resolve("demo/dev/a/x.yml")).hasContent("1\n");
        }
    }

    @Test
    void aLockLeftByAKilledServerIsNoHindrance() throws Exception {
        history.commit("demo/dev/a", Map.of("x.yml", "1\n"), LIN, "one");
        close();
        java.nio.file.Files.createFile(data.resolve("git/manifests.git/refs/heads/main.lock"));
        open();
        String second = history.commit("demo/dev/a", Map.of("x.yml", "2\n"), LIN, "two");
        assertThat(files(second)).containsEntry("demo/dev/a/x.yml", "2\n");
    }

    private Map<String, String> files(String commit) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (Repository git = new FileRepositoryBuilder()
                        .setGitDir(data.resolve("git/manifests.git").toFile())
                        .build();
                RevWalk walk = new RevWalk(git);
                TreeWalk tree = new TreeWalk(git)) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                byte[] bytes = git.open(tree.getObjectId(0)).getBytes();
                files.put(tree.getPathString(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}

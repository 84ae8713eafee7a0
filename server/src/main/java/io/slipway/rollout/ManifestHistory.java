package io.slipway.rollout;

import io.slipway.core.Actor;
import io.slipway.store.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The rendered manifests as a bare Git repository: {@code P/E/APP/*.yml}, one commit per change with
 * who and why. Writing needs no work tree, so a change costs some milliseconds.
 */
@Component
class ManifestHistory implements DisposableBean {
    private static final String BRANCH = Constants.R_HEADS + "main";
    private final Path folder;
    private final Clock clock;
    private @Nullable Repository repository;

    ManifestHistory(Settings settings, Clock clock) {
        this.folder = settings.data().resolve("git").resolve("manifests.git");
        this.clock = clock;
    }

    /**
     * Makes {@code dir} hold exactly these files and returns the commit; the one there is when
     * nothing changed.
     */
    synchronized String commit(String dir, Map<String, String> files, Actor actor, String message) {
        try {
            Repository git = open();
            try (ObjectInserter inserter = git.newObjectInserter();
                    RevWalk walk = new RevWalk(git)) {
                ObjectId head = git.resolve(BRANCH);
                ObjectId before = head == null ? null : walk.parseCommit(head).getTree();
                ObjectId tree = tree(git, inserter, before, dir + "/", files);
                if (head != null && tree.equals(before)) return head.name();
                ObjectId commit = inserter.insert(describe(tree, head, actor, message));
                inserter.flush();
                move(git, head, commit, message);
                return commit.name();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("manifests' repository " + folder, e);
        }
    }

    private static ObjectId tree(
            Repository git, ObjectInserter inserter, @Nullable ObjectId before, String dir, Map<String, String> files)
            throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        if (before != null) keepOthers(git, before, dir, builder);
        for (var file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(dir + file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private static void keepOthers(Repository git, ObjectId tree, String dir, DirCacheBuilder builder)
            throws IOException {
        try (ObjectReader reader = git.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                if (walk.getPathString().startsWith(dir)) continue;
                DirCacheEntry entry = new DirCacheEntry(walk.getRawPath());
                entry.setFileMode(walk.getFileMode(0));
                entry.setObjectId(walk.getObjectId(0));
                builder.add(entry);
            }
        }
    }

    private CommitBuilder describe(ObjectId tree, @Nullable ObjectId parent, Actor actor, String message) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        if (parent != null) commit.setParentId(parent);
        PersonIdent who = new PersonIdent(actor.user(), actor.user() + "@slipway", clock.instant(), ZoneOffset.UTC);
        commit.setAuthor(who);
        commit.setCommitter(new PersonIdent("slipway", "slipway@slipway", clock.instant(), ZoneOffset.UTC));
        commit.setMessage(message);
        return commit;
    }

    private static void move(Repository git, @Nullable ObjectId from, ObjectId to, String message) throws IOException {
        RefUpdate update = git.updateRef(BRANCH);
        update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
        update.setNewObjectId(to);
        update.setRefLogMessage(message.lines().findFirst().orElse(""), false);
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException("branch main did not move to " + to.name() + ": " + result);
        }
    }

    private Repository open() throws IOException {
        Repository known = repository;
        if (known != null) return known;
        Repository opened =
                new RepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        if (!opened.getObjectDatabase().exists()) {
            opened.create(true);
            opened.updateRef(Constants.HEAD).link(BRANCH);
        }
        removeLocks();
        keepUnpacked(opened.getConfig());
        repository = opened;
        return opened;
    }

    /** Whoever runs Git in it packs nothing by the way: a backup under way would miss what moves. */
    private static void keepUnpacked(StoredConfig config) throws IOException {
        if (config.getInt("gc", "auto", -1) == 0) return;
        config.setInt("gc", null, "auto", 0);
        config.save();
    }

    /** Locks that a killed server left: nobody else writes here, so none of them is held. */
    private void removeLocks() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path lock :
                    files.filter(file -> file.toString().endsWith(".lock")).toList()) {
                Files.delete(lock);
            }
        }
    }

    @Override
    public synchronized void destroy() {
        if (repository != null) repository.close();
        repository = null;
    }
}

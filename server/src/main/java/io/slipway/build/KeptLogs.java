package io.slipway.build;

import io.slipway.store.Params;
import io.slipway.store.Upkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Build logs that are kept: of each app those of its last builds, and the younger ones. The builds
 * themselves stay listed. Also removes logs of builds that are no more, and closes those that this
 * server had begun and lost to another one.
 */
@Component
class KeptLogs implements Upkeep {
    private static final String SUFFIX = ".log";
    /** A log may be there a moment before its build is committed. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final BuildLog log;
    private final Builds all;
    private final JdbcClient db;
    private final Clock clock;
    private final int builds;
    private final Duration age;

    KeptLogs(BuildLog log, Builds all, JdbcClient db, Clock clock, Environment env) {
        this.log = log;
        this.all = all;
        this.db = db;
        this.clock = clock;
        this.builds = env.getProperty("slipway.build.keep-builds", Integer.class, 20);
        this.age = Duration.ofDays(env.getProperty("slipway.build.keep-days", Integer.class, 30));
    }

    @Override
    public String what() {
        return "build logs";
    }

    @Override
    public void round() throws IOException {
        log.close(all::over);
        if (!Files.isDirectory(log.folder())) return;
        Set<String> kept = kept();
        Instant fresh = clock.instant().minus(FRESH);
        for (Path file : files()) {
            String name = file.getFileName().toString();
            boolean ours = name.endsWith(SUFFIX) && !kept.contains(name);
            if (ours && Files.getLastModifiedTime(file).toInstant().isBefore(fresh)) Files.deleteIfExists(file);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(log.folder())) {
            return files.toList();
        }
    }

    private Set<String> kept() {
        List<UUID> ids = db.sql("""
                select id from (select id, tag_time, row_number() over (partition by project, app order by number desc) n
                                from build) b
                where n <= ? or tag_time > ?""")
                .params(Params.of(builds, clock.instant().minus(age)))
                .query(UUID.class)
                .list();
        Set<String> names = new HashSet<>();
        ids.forEach(id -> names.add(id + SUFFIX));
        return names;
    }
}

package io.slipway.save;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The migrations that this build knows, by version.
 *
 * @param all version to script
 */
record Scripts(SortedMap<String, Resource> all) {

    static Scripts ofThisBuild() throws IOException {
        SortedMap<String, Resource> all = new TreeMap<>();
        for (Resource script : new PathMatchingResourcePatternResolver().getResources("classpath:db/V*.sql")) {
            String name = String.valueOf(script.getFilename());
            all.put(name.substring(1, name.indexOf("__")), script);
        }
        return new Scripts(all);
    }

    void copy(String version, Path folder) throws IOException {
        Resource script = all.get(version);
        if (script == null) throw new IOException("this build has no migration " + version);
        try (InputStream in = script.getInputStream()) {
            Files.copy(in, folder.resolve(String.valueOf(script.getFilename())));
        }
    }

    /** Runs the scripts of one place on a database, those that it has not seen yet. */
    static void run(Database database, String location) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations(location)
                .outOfOrder(true)
                .load()
                .migrate();
    }
}

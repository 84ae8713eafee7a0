package io.slipway.build;

import io.slipway.health.Evictable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What builds keep only to be faster; it goes when the disk gets full, as long as no build uses it. */
@Configuration(proxyBeanMethods = false)
class BuildCaches {

    @Bean
    @Order(1)
    Evictable layers(BuildSettings settings, Benches benches) {
        return () -> remove(
                benches,
                List.of(settings.folder().resolve("jib"), settings.folder().resolve("depot")));
    }

    /** Last: what Maven has fetched must be fetched again. */
    @Bean
    @Order(2)
    Evictable libraries(BuildSettings settings, Benches benches) {
        return () -> remove(benches, List.of(settings.folder().resolve("m2")));
    }

    /** A build that starts meanwhile finds them gone, not half gone. */
    private static void remove(Benches benches, List<Path> folders) throws IOException {
        for (Path folder : folders) {
            Path gone = folder.resolveSibling(folder.getFileName() + ".gone");
            if (Files.exists(folder) && !Files.exists(gone)) {
                benches.whenIdle(() -> Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE));
            }
            Workspace.remove(gone);
        }
    }
}

package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code support}: one archive that tells a helper what runs here, without secrets. */
final class Support {
    private Support() {}

    static int run(Options options) {
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(ZonedDateTime.now(ZoneOffset.UTC));
        Path target = Path.of(options.find("out").orElse("slipway-support-" + time + ".zip"))
                .toAbsolutePath();
        Redaction redaction = Redaction.of(options.places());
        try (OutputStream out = Channels.newOutputStream(mine(target));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var page : SupportPages.of(options.places()).entrySet()) {
                zip.putNextEntry(new ZipEntry(page.getKey()));
                zip.write(redaction.text(page.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new Fault("cannot write " + target + "; name another file with --out", e);
        }
        new Screen().note("secrets are taken out; look through it all the same before you send it");
        Screen.result(options.json() ? Json.write(Map.of("file", target.toString())) : target.toString());
        return 0;
    }

    /** Names of projects and hosts are not secrets, but nobody else's business either. */
    private static FileChannel mine(Path target) throws IOException {
        // A new file has our mode and no reader yet; a link or a folder of that name is left alone and said.
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) Files.delete(target);
        return FileChannel.open(
                target,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}

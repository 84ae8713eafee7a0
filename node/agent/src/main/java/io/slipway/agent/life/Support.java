package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Ports;
import io.slipway.agent.core.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code support}: one archive that tells a helper what runs here, without secrets. */
final class Support {
    private static final int LOG_TAIL = 1 << 20;

    private Support() {}

    static int run(Options options) {
        Places places = options.places();
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(ZonedDateTime.now(ZoneOffset.UTC));
        Path target = Path.of(options.find("out").orElse("slipway-support-" + time + ".zip"))
                .toAbsolutePath();
        Redaction redaction = Redaction.of(places);
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var page : pages(places).entrySet()) {
                zip.putNextEntry(new ZipEntry(page.getKey()));
                zip.write(redaction.text(page.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new Fault("cannot write " + target + "; name another file with --out", e);
        }
        Screen.result(options.json() ? Json.write(Map.of("file", target.toString())) : target.toString());
        return 0;
    }

    private static Map<String, String> pages(Places places) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        Optional<Settings> settings = Settings.read(places);
        Ports ports = settings.map(Settings::ports).orElse(new Ports(7800, 7880));
        boolean local =
                settings.filter(known -> known.cluster().equals("local")).isPresent();
        pages.put("doctor.json", Json.write(new Checks(places, ports, local).all()));
        pages.put("status.json", Json.write(settings.map(Status::rows).orElse(java.util.List.of())));
        settings.ifPresent(known -> pages.put("instance.json", Json.write(known)));
        Path logs = places.log("agent").resolveSibling("");
        if (!Files.isDirectory(logs)) return pages;
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                pages.put("log/" + log.getFileName(), tail(log));
            }
        }
        return pages;
    }

    private static String tail(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(LOG_TAIL, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        }
    }
}

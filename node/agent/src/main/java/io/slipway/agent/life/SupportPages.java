package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Ports;
import io.slipway.agent.core.Settings;
import io.slipway.agent.os.Tool;
import io.slipway.agent.platform.ThisJava;
import io.slipway.agent.platform.Versions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** What a helper wants to see: each page a file of the archive. */
final class SupportPages {
    private static final int LINES = 5_000;
    private static final int LONGEST = 4 << 20;

    /** Of the server, when it answers: name of the page to its address. */
    private static final Map<String, String> SERVER = Map.of(
            "server/readyz.txt", "/readyz",
            "server/metrics.txt", "/metrics",
            "server/health.json", "/api/v1/platform/health",
            "server/clusters.json", "/api/v1/clusters",
            "server/events.json", "/api/v1/audit?size=500",
            "server/audit-proof.json", "/api/v1/audit/proof");

    /** Values of the environment that tell how the server runs and can hold no secret. */
    private static final Set<String> PLAIN = Set.of("PATH", "HOME", "LANG", "TZ", "JAVA_HOME");

    private SupportPages() {}

    static Map<String, String> of(Places places) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        Optional<Settings> settings = Settings.read(places);
        Ports ports = settings.map(Settings::ports).orElse(new Ports(7800, 7880));
        boolean local =
                settings.filter(known -> known.cluster().equals("local")).isPresent();
        pages.put("versions.txt", versions(settings));
        pages.put("doctor.json", Json.write(new Checks(places, ports, local).all()));
        pages.put("status.json", Json.write(settings.map(Status::rows).orElse(List.of())));
        settings.ifPresent(known -> {
            pages.put("instance.json", instance(known));
            LocalClient agent = new LocalClient(known.agent(), known.agentTokenFile());
            agent.text("GET", "/status").ifPresent(text -> pages.put("agent.json", text));
            LocalClient server = new LocalClient(known.url(), known.adminTokenFile());
            SERVER.forEach((name, path) -> server.text("GET", path).ifPresent(text -> pages.put(name, text)));
        });
        for (String part : Logs.names(places.log("agent").resolveSibling(""))) {
            pages.put("log/" + part + ".log", tail(places.log(part)));
        }
        return pages;
    }

    private static String versions(Optional<Settings> settings) {
        return String.join(
                "\n",
                "slipway " + Versions.slipway(),
                "distribution " + settings.map(Settings::distDir).orElse("-"),
                "java " + System.getProperty("java.vm.version") + " in " + ThisJava.home(),
                "system " + Tool.of("uname", "-srvm").result().output().strip(),
                "processors " + Runtime.getRuntime().availableProcessors(),
                Tool.of("grep", "-h", "PRETTY_NAME", "/etc/os-release")
                        .result()
                        .output()
                        .strip(),
                Tool.of("free", "-m").result().output(),
                Tool.of("df", "-h", "--output=target,size,avail,pcent").result().output());
    }

    /** Whoever called {@code up} may have put anything into a variable of ours. */
    private static String instance(Settings settings) {
        ObjectNode document = Json.MAPPER.valueToTree(settings);
        ObjectNode environment = Json.MAPPER.createObjectNode();
        settings.environment().forEach((name, value) -> environment.put(name, PLAIN.contains(name) ? value : "set"));
        return document.set("environment", environment).toString();
    }

    /** One log that cannot be read, or is rotated meanwhile, says so and leaves the other pages alone. */
    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(LONGEST, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return log + " cannot be read: " + Fault.words(e);
        }
    }
}

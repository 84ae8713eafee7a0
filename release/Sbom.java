import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive is made of, as CycloneDX JSON: {@code java -cp 'DIST/server/lib/*' Sbom.java
 * ARCHIVE-FOLDER HOME VERSION TIME} writes to standard output. The same archive gives the same text.
 */
final class Sbom {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path archive;
    /** By the package's address, so that what is there twice is named once. */
    private final Map<String, Map<String, Object>> components = new TreeMap<>();

    private Sbom(Path archive) {
        this.archive = archive;
    }

    public static void main(String[] words) throws Exception {
        Sbom sbom = new Sbom(Path.of(words[0]));
        sbom.debian();
        sbom.jars(Path.of(System.getProperty("user.home"), ".m2/repository"));
        sbom.go();
        sbom.console(Path.of(words[1], "ui/package-lock.json"));
        sbom.java();
        System.out.println(JSON.writeValueAsString(sbom.document(words[2], words[3])));
    }

    private Map<String, Object> document(String version, String time) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.6");
        document.put("version", 1);
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("type", "application");
        product.put("bom-ref", "slipway");
        product.put("name", "slipway");
        product.put("version", version);
        document.put("metadata", Map.of("timestamp", time, "component", product));
        document.put("components", List.copyOf(components.values()));
        return document;
    }

    private void add(String type, String group, String name, String version, String purl, String sha256) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", type);
        component.put("bom-ref", purl);
        if (!group.isEmpty()) component.put("group", group);
        component.put("name", name);
        component.put("version", version);
        if (!sha256.isEmpty()) component.put("hashes", List.of(Map.of("alg", "SHA-256", "content", sha256)));
        component.put("purl", purl);
        components.putIfAbsent(purl, component);
    }

    /** Paragraphs of control fields. */
    private void debian() throws IOException {
        for (String paragraph : Files.readString(archive.resolve("packages")).split("\n\n")) {
            Map<String, String> fields = new TreeMap<>();
            paragraph.lines().filter(line -> line.contains(": ")).forEach(line -> {
                String[] field = line.split(": ", 2);
                fields.put(field[0], field[1]);
            });
            if (fields.isEmpty()) continue;
            String name = fields.get("Package");
            String version = fields.get("Version");
            String purl = "pkg:deb/debian/" + name + "@" + version.replace(":", "%3A").replace("+", "%2B") + "?arch="
                    + fields.get("Architecture");
            add("library", "", name, version, purl, "");
        }
    }

    /** A jar's coordinates are those of the repository it came from; a changed one keeps them, with its own hash. */
    private void jars(Path repository) throws Exception {
        Map<String, Path> known = new TreeMap<>();
        for (Path jar : below(repository)) known.put(jar.getFileName().toString(), repository.relativize(jar));
        for (Path jar : below(archive.resolve("dist"))) {
            Path at = known.get(jar.getFileName().toString());
            if (at != null) jar(at, jar);
            else if (!jar.getFileName().toString().startsWith("slipway-"))
                throw new IOException(jar + " is in no Maven repository of this machine");
        }
        Path shipped = archive.resolve("usr/share/slipway/maven");
        for (Path jar : below(shipped)) jar(shipped.relativize(jar), jar);
    }

    private void jar(Path at, Path file) throws Exception {
        int names = at.getNameCount();
        String version = at.getName(names - 2).toString();
        String name = at.getName(names - 3).toString();
        String group = at.subpath(0, names - 3).toString().replace('/', '.');
        add("library", group, name, version, "pkg:maven/" + group + "/" + name + "@" + version, sha256(file));
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** Each Go binary carries the list of its modules. */
    private void go() throws Exception {
        Process process = new ProcessBuilder("go", "version", "-m", archive.resolve("dist/parts/bin").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line : lines.lines().toList()) {
                String[] words = line.strip().split("\t");
                boolean module = words.length > 2 && (words[0].equals("dep") || words[0].equals("=>"));
                if (module) add("library", "", words[1], words[2], "pkg:golang/" + words[1] + "@" + words[2], "");
            }
        }
        if (process.waitFor() != 0) throw new IOException("go version -m failed on the parts");
    }

    /** What the console's build took from npm for the browser. */
    private void console(Path lock) throws IOException {
        for (Map.Entry<String, JsonNode> entry : JSON.readTree(Files.readString(lock)).path("packages").properties()) {
            int at = entry.getKey().lastIndexOf("node_modules/");
            if (at < 0 || entry.getValue().path("dev").asBoolean(false)) continue;
            String name = entry.getKey().substring(at + "node_modules/".length());
            String version = entry.getValue().path("version").asString("");
            add("library", "", name, version, "pkg:npm/" + name.replace("@", "%40") + "@" + version, "");
        }
    }

    private void java() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(archive.resolve("jdk/release")));
        String version = lines.stream()
                .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                .findFirst()
                .orElseThrow(() -> new IOException("the JDK's release file names no version"));
        add("platform", "", "jdk", version, "pkg:generic/jdk@" + version.replace("+", "%2B"), "");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}

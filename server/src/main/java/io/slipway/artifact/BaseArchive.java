package io.slipway.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** An image as one file, in the form {@code docker save} made common. */
final class BaseArchive {
    private static final int BUFFER = 1 << 16;

    private BaseArchive() {}

    /** @param layers name to content, lowest first */
    static void write(BaseRecipe recipe, Map<String, ImageTree> layers, Path work, Path target) throws IOException {
        List<String> digests = new ArrayList<>();
        List<String> names = new ArrayList<>();
        ImageTree archive = new ImageTree();
        for (var layer : layers.entrySet()) {
            Path tar = work.resolve(layer.getKey() + ".tar");
            digests.add("sha256:" + TarLayer.write(layer.getValue(), tar));
            Path packed = packed(tar);
            names.add(packed.getFileName().toString());
            archive.copy(packed, "/" + packed.getFileName());
        }
        archive.text("/config.json", JsonMapper.shared().writeValueAsString(config(recipe, digests)));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("Config", "config.json");
        manifest.put("RepoTags", List.of("base/" + recipe.name() + ":composed"));
        manifest.put("Layers", names);
        archive.text("/manifest.json", JsonMapper.shared().writeValueAsString(List.of(manifest)));
        Path part = work.resolve("image.part");
        TarLayer.write(archive, part);
        Files.move(part, target, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Once here, so that no push does it; Java's own gzip writes no time, so the same content gives the same bytes. */
    private static Path packed(Path tar) throws IOException {
        Path packed = tar.resolveSibling(tar.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed), BUFFER)) {
            Files.copy(tar, out);
        }
        Files.delete(tar);
        return packed;
    }

    private static Map<String, Object> config(BaseRecipe recipe, List<String> digests) {
        List<String> environment = new ArrayList<>();
        new TreeMap<>(recipe.environment()).forEach((name, value) -> environment.add(name + "=" + value));
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("User", Integer.toString(recipe.uid()));
        run.put("Env", environment);
        run.put("WorkingDir", "/home/" + recipe.user());
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architecture", architecture());
        config.put("os", "linux");
        config.put("created", "1970-01-01T00:00:00Z");
        config.put("config", run);
        config.put("rootfs", Map.of("type", "layers", "diff_ids", digests));
        List<Map<String, String>> history = new ArrayList<>();
        digests.forEach(
                d -> history.add(new TreeMap<>(Map.of("created", "1970-01-01T00:00:00Z", "created_by", "slipway"))));
        config.put("history", history);
        return config;
    }

    private static String architecture() {
        String arch = System.getProperty("os.arch");
        return arch.equals("aarch64") ? "arm64" : arch;
    }
}

package io.slipway.sandbox;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Stands where a sandbox cannot: as root, code of others is run shut off or not at all. */
final class MissingTool implements Sandbox {
    private static final Map<String, String> PACKAGES =
            Map.of("bwrap", "bubblewrap", "nft", "nftables", "ip", "iproute2", "useradd", "passwd");
    private final String tool;

    MissingTool(String tool) {
        this.tool = tool;
    }

    @Override
    public Ended run(Command command, Consumer<String> line) {
        throw Refusal.of(
                Code.ToolMissing,
                "builds need the program '" + tool + "' to be shut off from this machine",
                "apt-get install -y " + PACKAGES.getOrDefault(tool, "util-linux"));
    }

    @Override
    public String seen(Mount mount) {
        return mount.inside();
    }

    @Override
    public void own(Path folder) {}

    @Override
    public String weakness() {
        return "'" + tool + "' is missing, so nothing is run";
    }

    @Override
    public void close() {}
}

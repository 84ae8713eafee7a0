package io.slipway.artifact;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One of the machine's own programs, run to its end. */
record HostCommand(List<String> words, Path folder) {
    static String run(Path folder, String... words) throws IOException, InterruptedException {
        return new HostCommand(List.of(words), folder).run();
    }

    String run() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) return output;
            throw Refusal.of(
                    Code.ToolMissing,
                    "'" + String.join(" ", words.subList(0, Math.min(2, words.size()))) + "' failed: "
                            + lastLine(output),
                    output.lines().toList().reversed().stream()
                            .limit(5)
                            .toList()
                            .reversed(),
                    "run it by hand on the server's machine: " + String.join(" ", words));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((a, b) -> b)
                .orElse("no output");
    }
}

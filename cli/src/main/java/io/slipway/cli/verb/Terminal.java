package io.slipway.cli.verb;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything a call touches of the process it runs in.
 *
 * @param program slipway, or k8s, which knows no life-cycle words
 * @param folder the working directory
 */
public record Terminal(
        String program,
        PrintStream out,
        PrintStream err,
        InputStream in,
        Map<String, String> environment,
        Path home,
        Path folder) {

    public boolean isK8s() {
        return program.equals("k8s");
    }
}

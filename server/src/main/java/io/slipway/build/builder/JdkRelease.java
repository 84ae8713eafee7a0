package io.slipway.build.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The feature release of a JDK, from the file it carries. */
final class JdkRelease {
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    private JdkRelease() {}

    static int of(Path home) throws IOException {
        Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
        if (version.find()) return Integer.parseInt(version.group(1));
        throw new IOException(home + " is not a JDK: its file 'release' names no version");
    }
}

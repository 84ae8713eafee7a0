package io.slipway.build.builder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How builds by Maven run on this machine.
 *
 * @param jdk home of the JDK
 * @param maven home of Maven, empty when there is none
 * @param settings Maven's settings file, empty for none
 * @param trust Java trust store
 * @param proxies the machine's proxy variables, without credentials
 */
public record MavenSettings(
        Path jdk, Optional<Path> maven, Optional<Path> settings, Path trust, Map<String, String> proxies) {}

package io.slipway.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings under {@code slipway.build.}.
 *
 * @param folder of all that builds keep
 * @param port base port of this server
 * @param atOnce builds that run at the same time
 * @param memory MiB that one build may have
 * @param freeDisk bytes that must be left on the disk
 * @param minutes that one build may take
 * @param jdk home of the JDK that compiles
 * @param mavenSettings file for Maven; empty: the machine's own without its credentials
 * @param trust PEM bundle of the certificates that are trusted
 * @param closed networks that builds must not reach
 * @param localPaths folders of this machine under which repositories may lie
 * @param closedPaths folders of this machine that are never repositories
 * @param recipe text of the base image's recipe
 * @param cache folder that outlives the data
 * @param shipped what a release archive brings for base images
 */
record BuildSettings(
        Path folder,
        int port,
        int atOnce,
        int memory,
        long freeDisk,
        int minutes,
        Path jdk,
        Optional<Path> mavenSettings,
        Path trust,
        List<String> closed,
        List<Path> localPaths,
        List<Path> closedPaths,
        String recipe,
        Path cache,
        Optional<Path> shipped) {}

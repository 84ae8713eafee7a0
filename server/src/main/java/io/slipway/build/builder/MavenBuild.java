package io.slipway.build.builder;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.health.Disk;
import io.slipway.sandbox.Command;
import io.slipway.sandbox.Ended;
import io.slipway.sandbox.Limits;
import io.slipway.sandbox.Mount;
import io.slipway.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs {@code mvn package} on a checkout, shut off from the machine. */
public final class MavenBuild {
    private final Sandbox sandbox;
    private final MavenSettings settings;
    private final Limits limits;

    public MavenBuild(Sandbox sandbox, MavenSettings settings, Limits limits) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.limits = limits;
    }

    /**
     * Where a run works.
     *
     * @param checkout the source
     * @param home an empty folder for what programs leave at home
     * @param repository Maven's local repository, of one project alone
     */
    public record Place(Path checkout, Path home, Path repository) {}

    public void run(Place place, Recipe recipe, Consumer<String> line, Consumer<String> stage)
            throws IOException, InterruptedException, BuildStop {
        MavenShape.check(place.checkout(), recipe.dir());
        Path maven = settings.maven()
                .orElseThrow(() -> Refusal.of(
                        Code.ToolMissing, "Maven is missing on the server's machine", "apt-get install -y maven"));
        for (Path folder : List.of(place.home(), place.repository())) sandbox.own(Files.createDirectories(folder));
        MavenOutput output = new MavenOutput(stage);
        Ended ended = sandbox.run(command(place, recipe, maven), text -> {
            output.accept(text);
            line.accept(text);
        });
        if (!ended.well()) throw stop(place, ended, output);
    }

    private Command command(Place place, Recipe recipe, Path maven) throws IOException {
        Mount source = Mount.writable(place.checkout(), "/workspace/source");
        Mount home = Mount.writable(place.home(), "/home/build");
        Mount repository = Mount.writable(place.repository(), "/m2");
        Mount trust = Mount.readOnly(settings.trust(), "/trust/cacerts");
        List<Mount> mounts = new ArrayList<>(List.of(source, home, repository, trust));
        // Programs lie under /usr, which every run sees; others are brought in where they are.
        for (Path program : List.of(settings.jdk(), maven)) {
            if (!program.startsWith("/usr")) mounts.add(Mount.same(program));
        }
        List<String> words = new ArrayList<>(List.of(maven.resolve("bin/mvn").toString()));
        words.addAll(List.of("-B", "-ntp", "-Dstyle.color=never", "-Dmaven.repo.local=" + sandbox.seen(repository)));
        settings.settings().ifPresent(file -> {
            Mount mount = Mount.readOnly(file, "/etc/maven-settings.xml");
            mounts.add(mount);
            words.addAll(List.of("-s", sandbox.seen(mount)));
        });
        words.add("-Dproject.build.outputTimestamp=" + recipe.time().truncatedTo(ChronoUnit.SECONDS));
        if (recipe.skipTests()) words.add("-DskipTests");
        if (recipe.module() != null) words.addAll(List.of("-pl", recipe.module(), "-am"));
        words.add("package");
        String folder = sandbox.seen(source) + (recipe.dir().equals(".") ? "" : "/" + recipe.dir());
        return new Command(words, environment(home, trust), folder, mounts, true, limits);
    }

    private Map<String, String> environment(Mount home, Mount trust) throws IOException {
        String store = sandbox.seen(trust);
        Map<String, String> environment = new HashMap<>(settings.proxies());
        environment.put("PATH", settings.jdk() + "/bin:/usr/bin:/bin");
        environment.put("JAVA_HOME", settings.jdk().toString());
        environment.put("HOME", sandbox.seen(home));
        environment.put("LANG", "C.UTF-8");
        environment.put("CI", "true");
        // Maven itself is short-lived: the quick compiler and one collector thread start it faster.
        environment.put(
                "MAVEN_OPTS",
                "-Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.home=" + sandbox.seen(home)
                        + " -Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=changeit"
                        + " -Djavax.net.ssl.trustStoreType=JKS" + proxyOptions() + quiet());
        return environment;
    }

    /** Newer JDKs warn of what Maven's own libraries do; that is nothing the app's people could mend. */
    private String quiet() throws IOException {
        return JdkRelease.of(settings.jdk()) < 24
                ? ""
                : " --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED";
    }

    /** Maven does not read the variables that others do. */
    private String proxyOptions() {
        String proxy = settings.proxies().get("https_proxy");
        if (proxy == null) return "";
        URI uri = URI.create(proxy);
        String host = " -Dhttp%1$s.proxyHost=%2$s -Dhttp%1$s.proxyPort=%3$d";
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        return host.formatted("", uri.getHost(), port) + host.formatted("s", uri.getHost(), port);
    }

    private BuildStop stop(Place place, Ended ended, MavenOutput output) throws IOException {
        String stage = output.stage();
        return switch (ended.how()) {
            case TIME_OVER ->
                new BuildStop(
                        stage,
                        Refusal.of(
                                Code.DeadlineExceeded,
                                stage + ": the build was not over within "
                                        + limits.time().toMinutes() + " minutes"));
            case OUT_OF_MEMORY -> new BuildStop(stage, memory(stage));
            case DISK_FULL ->
                new BuildStop(
                        stage,
                        Disk.full(
                                place.checkout(),
                                Disk.free(place.checkout()),
                                limits.freeDisk(),
                                stage + ": the build was stopped"));
            case EXITED -> new BuildStop(stage, failed(place, stage, output));
        };
    }

    private Refusal failed(Place place, String stage, MavenOutput output) throws IOException {
        if (output.ranOutOfMemory()) return memory(stage);
        List<String> tests = stage.equals(MavenOutput.TEST) ? FailedTests.under(place.checkout()) : List.of();
        if (!tests.isEmpty()) {
            String more = tests.size() > 1 ? " (and " + (tests.size() - 1) + " more)" : "";
            return Refusal.of(
                    Code.BuildFailed,
                    "test: " + tests.getFirst() + more,
                    tests,
                    "mend the test, or build without tests: --skip-tests at the app");
        }
        return Refusal.of(
                Code.BuildFailed,
                stage + ": " + output.first(),
                output.errors(),
                "the build's log has the whole output");
    }

    private Refusal memory(String stage) {
        return Refusal.of(
                Code.OutOfMemory,
                stage + ": the build ran out of memory; it may have " + (limits.memory() >> 20) + " MiB",
                "raise slipway.build.memory, or let the build need less");
    }
}

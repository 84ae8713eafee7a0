package io.slipway.source;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.sandbox.Command;
import io.slipway.sandbox.Ended;
import io.slipway.sandbox.Limits;
import io.slipway.sandbox.Mount;
import io.slipway.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks up and fetches commits with the git binary, in the sandbox: a repository is not trusted. */
public final class GitSource {
    private static final String WORKSPACE = "/workspace";
    private static final int MOST_LINES = 10_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");
    private static final Limits LOOK = new Limits(512L << 20, 64, 1, 64L << 20, 0, Duration.ofSeconds(30));
    /** Nothing the repository says may run a program or reach further than the address itself. */
    private static final String CONFIG = """
            [safe]
            	directory = *
            [core]
            	hooksPath = /dev/null
            	fsmonitor = false
            	symlinks = true
            [protocol]
            	allow = never
            [protocol "https"]
            	allow = always
            [protocol "http"]
            	allow = always
            [protocol "ssh"]
            	allow = always
            [protocol "git"]
            	allow = always
            [protocol "file"]
            	allow = always
            [advice]
            	detachedHead = false
            [gc]
            	auto = 0
            """;

    private final Sandbox sandbox;
    private final LocalPaths paths;
    private final Path config;
    private final Map<String, String> proxies;
    private final Limits fetch;

    /**
     * @param folder for its own files
     * @param freeDisk bytes that a fetch leaves free
     */
    public GitSource(Sandbox sandbox, LocalPaths paths, Path folder, Map<String, String> proxies, long freeDisk)
            throws IOException {
        this.fetch = new Limits(1L << 30, 128, 2, 4L << 30, freeDisk, Duration.ofMinutes(5));
        this.sandbox = sandbox;
        this.paths = paths;
        this.proxies = Map.copyOf(proxies);
        this.config = Files.writeString(Files.createDirectories(folder).resolve("gitconfig"), CONFIG);
    }

    /** Refuses an address that does not answer, or has no such branch or tag. */
    public void check(String address, String ref) throws IOException, InterruptedException {
        Repository repository = Repository.of(address, paths);
        String wanted = Repository.ref(ref);
        if (HASH.matcher(wanted).matches()) return;
        List<String> out = git(
                repository,
                Mounts.none(),
                LOOK,
                line -> {},
                "ls-remote",
                "--",
                url(repository),
                wanted,
                "refs/heads/" + wanted,
                "refs/tags/" + wanted);
        if (out.stream().noneMatch(line -> HASH.matcher(line.split("\\s")[0]).matches())) {
            throw Refusal.of(
                    Code.SourceUnreachable,
                    "repository " + address + " has no branch or tag '" + ref + "'",
                    "name one with --ref; 'git ls-remote " + address + "' shows them");
        }
    }

    /** Brings one commit into an empty folder and says which it was. */
    public Commit fetch(String address, String ref, Path folder, Consumer<String> line)
            throws IOException, InterruptedException {
        Repository repository = Repository.of(address, paths);
        String wanted = Repository.ref(ref);
        sandbox.own(Files.createDirectories(folder));
        Mounts into = Mounts.writable(folder);
        git(repository, into, fetch, line, "init", "--quiet", ".");
        git(
                repository,
                into,
                fetch,
                line,
                "fetch",
                "--quiet",
                "--depth=1",
                "--no-tags",
                "--no-recurse-submodules",
                "--",
                url(repository),
                wanted);
        git(repository, into, fetch, line, "checkout", "--quiet", "--detach", "FETCH_HEAD");
        List<String> out = git(repository, into, fetch, l -> {}, "log", "-1", "--format=%H%n%ct%n%s");
        return new Commit(
                out.get(0), out.size() > 2 ? out.get(2) : "", Instant.ofEpochSecond(Long.parseLong(out.get(1))));
    }

    private List<String> git(Repository repository, Mounts into, Limits limits, Consumer<String> line, String... words)
            throws IOException, InterruptedException {
        List<Mount> mounts = new ArrayList<>(into.mounts());
        Mount settings = Mount.readOnly(config, "/etc/gitconfig-slipway");
        mounts.add(settings);
        repository.local().ifPresent(path -> mounts.add(Mount.readOnly(path, "/source")));
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        List<String> out = new ArrayList<>();
        Ended ended = sandbox.run(
                new Command(
                        command,
                        environment(sandbox.seen(settings)),
                        into.mounts().isEmpty()
                                ? "/"
                                : sandbox.seen(into.mounts().getFirst()),
                        mounts,
                        repository.local().isEmpty(),
                        limits),
                text -> {
                    if (out.size() < MOST_LINES) out.add(text);
                    line.accept(text);
                });
        if (!ended.well()) throw refused(repository, ended, out);
        return out;
    }

    private Map<String, String> environment(String gitConfig) {
        Map<String, String> environment = new java.util.HashMap<>(proxies);
        environment.putAll(Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", "/tmp",
                "LC_ALL", "C.UTF-8",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_ASKPASS", "/bin/false",
                "GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", gitConfig));
        return environment;
    }

    private String url(Repository repository) {
        return repository
                .local()
                .map(path -> "file://" + sandbox.seen(Mount.readOnly(path, "/source")))
                .orElse(repository.address());
    }

    private static Refusal refused(Repository repository, Ended ended, List<String> out) {
        String name = "repository " + repository.address();
        String cause = switch (ended.how()) {
            case TIME_OVER -> "did not answer within " + ended.took().toSeconds() + " s";
            case OUT_OF_MEMORY -> "git ran out of memory";
            case DISK_FULL -> "the disk of the server is nearly full";
            case EXITED -> firstLine(out);
        };
        Code code = ended.how() == Ended.How.DISK_FULL ? Code.DiskFull : Code.SourceUnreachable;
        return Refusal.of(code, name + ": " + cause, out.stream().limit(5).toList(), nextStep(repository, cause));
    }

    private static String firstLine(List<String> out) {
        String marked = out.stream()
                .filter(line -> line.startsWith("fatal:") || line.startsWith("error:") || line.startsWith("ssh:"))
                .findFirst()
                .orElseGet(() -> out.isEmpty() ? "git ended without a word" : out.getFirst());
        return marked.replaceFirst("^(fatal|error): ", "");
    }

    private static String nextStep(Repository repository, String cause) {
        if (cause.contains("couldn't find remote ref")) return "name an existing branch, tag or commit with --ref";
        if (repository.local().isPresent()) {
            return "the folder must be a Git repository that other users may read: chmod -R go+rX "
                    + repository.local().get();
        }
        return "try 'git ls-remote " + repository.address() + "' on the server's machine";
    }

    /** The folder git works in, if any. */
    private record Mounts(List<Mount> mounts) {
        static Mounts none() {
            return new Mounts(List.of());
        }

        static Mounts writable(Path folder) {
            return new Mounts(List.of(Mount.writable(folder, WORKSPACE)));
        }
    }
}

package io.slipway.api;

import io.slipway.api.Problem.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deployable unit: one workload, one artifact.
 *
 * @param group the application it belongs to, the project's name by default
 * @param git repository URL or absolute path
 * @param ref branch, tag or commit, {@code main} by default
 * @param dir folder in the repository that holds the pom, {@code .} by default
 * @param module Maven module to build, null for the only one
 * @param builder jib, dockerfile or jar
 * @param port the container's HTTP port
 * @param logDir folder in the container where the app writes its log files, null when it logs to its standard output
 * @param logFile name of the file there, null for {@code APP.log}
 * @param errorLogFile name of the file of errors, null for {@code APP.error.log}
 */
public record App(
        UUID id,
        String project,
        String name,
        String group,
        String git,
        String ref,
        String dir,
        @Nullable String module,
        String builder,
        int port,
        boolean skipTests,
        @Nullable String logDir,
        @Nullable String logFile,
        @Nullable String errorLogFile,
        Instant created) {

    /** Absolute path of its log, null for its standard output. */
    public @Nullable String logPath() {
        return logDir == null ? null : path(logDir, logFile == null ? name + ".log" : logFile);
    }

    /** Absolute path of its log of errors, null for its standard output. */
    public @Nullable String errorLogPath() {
        return logDir == null ? null : path(logDir, errorLogFile == null ? name + ".error.log" : errorLogFile);
    }

    private static String path(String folder, String file) {
        return folder.endsWith("/") ? folder + file : folder + "/" + file;
    }

    private static final List<String> NO_LOGS =
            List.of("/proc", "/sys", "/dev", "/etc", "/run", "/var/run", "/root", "/boot");

    /** Folders of the system and of mounted secrets: a log must not be a way to read them. */
    public static boolean noLogFolder(String folder) {
        return folder.isEmpty()
                || folder.equals("/")
                || NO_LOGS.stream().anyMatch(no -> folder.equals(no) || folder.startsWith(no + "/"));
    }

    private static void logFaults(
            @Nullable String dir, @Nullable String file, @Nullable String errorFile, List<Fault> faults) {
        if (dir != null
                && (!dir.matches("/[A-Za-z0-9._/-]{1,200}")
                        || List.of(dir.split("/")).contains(".."))) {
            faults.add(new Fault("logDir", "'" + dir + "' is not an absolute folder such as /home/deploy/logs"));
        }
        if (dir != null && noLogFolder(dir.replaceAll("/+", "/"))) {
            faults.add(new Fault("logDir", "'" + dir + "' is a folder of the system, not of logs"));
        }
        fileFault("logFile", file, faults);
        fileFault("errorLogFile", errorFile, faults);
        if (dir == null && (file != null || errorFile != null)) {
            faults.add(new Fault("logDir", "the folder of the log files is missing: give logDir"));
        }
    }

    private static void fileFault(String field, @Nullable String name, List<Fault> faults) {
        if (name != null && !name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,100}")) {
            faults.add(new Fault(field, "'" + name + "' is not the name of a file such as app.log"));
        }
    }

    /**
     * Input of {@code POST /projects/{p}/apps/{a}/log-files}: where it writes its log, with the meaning of the app's
     * fields of these names.
     */
    public record LogFiles(
            @Nullable String logDir,
            @Nullable String logFile,
            @Nullable String errorLogFile) implements Checked {
        @Override
        public List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            logFaults(logDir, logFile, errorLogFile, faults);
            return faults;
        }
    }

    /** Input of {@code POST /projects/{p}/apps}; absent values take the defaults above. */
    public record Create(
            String name,
            @Nullable String git,
            @Nullable String ref,
            @Nullable String dir,
            @Nullable String module,
            @Nullable String builder,
            @Nullable Integer port,
            @Nullable String group,
            @Nullable Boolean skipTests,
            @Nullable String logDir,
            @Nullable String logFile,
            @Nullable String errorLogFile)
            implements Checked {
        private static final Set<String> BUILDERS = Set.of("jib", "dockerfile", "jar");

        @Override
        public List<Fault> faults() {
            List<Fault> faults = new ArrayList<>(Names.faults("app", name));
            if (git == null || git.isBlank()) {
                faults.add(new Fault("git", "the repository is missing: give its URL or an absolute path"));
            } else if (git.startsWith("-") || git.chars().anyMatch(Character::isISOControl)) {
                faults.add(new Fault("git", "'" + git + "' is not a repository URL or path"));
            }
            if (ref != null && !ref.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,200}")) {
                faults.add(new Fault("ref", "'" + ref + "' is not a branch, tag or commit"));
            }
            if (dir != null && (dir.startsWith("/") || List.of(dir.split("/")).contains(".."))) {
                faults.add(new Fault("dir", "'" + dir + "' is not a folder inside the repository"));
            }
            if (module != null && !module.matches("[A-Za-z0-9._:/-]{1,200}")) {
                faults.add(new Fault("module", "'" + module + "' is not a Maven module"));
            }
            if (builder != null && !BUILDERS.contains(builder)) {
                faults.add(new Fault("builder", "'" + builder + "' is not one of jib, dockerfile, jar"));
            } else if (builder != null && !builder.equals("jib")) {
                faults.add(new Fault("builder", "builder '" + builder + "' is not served by this version; use jib"));
            }
            if (port != null && (port < 1 || port > 65535)) {
                faults.add(new Fault("port", port + " is not a port: 1 to 65535"));
            }
            logFaults(logDir, logFile, errorLogFile, faults);
            return faults;
        }
    }
}

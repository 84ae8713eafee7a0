package io.slipway.build.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Maven's lines as they come: which stage it is in, and what went wrong first. */
final class MavenOutput implements Consumer<String> {
    static final String DEPENDENCIES = "dependencies";
    static final String COMPILE = "compile";
    static final String TEST = "test";
    static final String PACKAGE = "package";

    private static final int KEPT = 12;
    private static final Pattern GOAL = Pattern.compile("\\[INFO] --- ([a-z0-9-]+):[^:]+:([A-Za-z-]+) .*---");
    private static final Pattern UNRESOLVED = Pattern.compile(
            "Could not (resolve|transfer|find artifact)"
                    + "|Non-resolvable (parent|import) POM|Failed to (collect|read artifact)|could not be resolved|Unknown host");
    private static final Pattern NOISE = Pattern.compile(
            "|To see the full stack trace.*|Re-run Maven using.*|For more information about.*|\\[Help.*|After correcting.*"
                    + "|  mvn .*|-> \\[Help.*|Some problems were encountered while processing the POMs:|The build could not read.*"
                    + "|The project .* has \\d+ errors?|See .* for the individual test results\\..*|COMPILATION ERROR.*|-+");

    private final Consumer<String> entered;
    private final List<String> errors = new ArrayList<>();
    private String stage = DEPENDENCIES;
    private boolean unresolved;
    private boolean memory;

    /** @param entered hears each stage when it begins */
    MavenOutput(Consumer<String> entered) {
        this.entered = entered;
    }

    @Override
    public void accept(String line) {
        Matcher goal = GOAL.matcher(line);
        if (goal.matches()) enter(stageOf(goal.group(1)));
        if (line.contains("java.lang.OutOfMemoryError") || line.contains("insufficient memory for the Java Runtime")) {
            memory = true;
        }
        if (line.startsWith("[ERROR] ") || line.startsWith("[FATAL] ")) error(line.substring("[ERROR] ".length()));
    }

    private void enter(String next) {
        if (next.equals(stage)) return;
        stage = next;
        entered.accept(next);
    }

    private String stageOf(String plugin) {
        String name = plugin.replaceFirst("^maven-", "").replaceFirst("-plugin$|-maven-plugin$", "");
        return switch (name) {
            case "surefire", "failsafe" -> TEST;
            case "compiler" -> COMPILE;
            case "jar", "war", "spring-boot", "shade", "assembly" -> PACKAGE;
            default -> stage.equals(DEPENDENCIES) ? COMPILE : stage;
        };
    }

    private void error(String line) {
        String text = line.replaceFirst("^(\\[ERROR] )+", "").replaceFirst(", /workspace/source/.*", "");
        if (NOISE.matcher(text.strip()).matches()) return;
        if (UNRESOLVED.matcher(text).find()) unresolved = true;
        if (errors.size() < KEPT && !errors.contains(shown(text))) errors.add(shown(text));
    }

    /** Paths as the repository has them. */
    private static String shown(String text) {
        return text.replaceAll("/workspace/source/", "")
                .replaceAll("\\s*-> \\[Help \\d+]$", "")
                .strip();
    }

    /** Where it stopped. */
    String stage() {
        return unresolved ? DEPENDENCIES : stage;
    }

    boolean ranOutOfMemory() {
        return memory;
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    /** The line that says most: of a compile error the place in the source, else the first. */
    String first() {
        return errors.stream()
                .filter(line -> line.matches(".*\\.(java|kt|groovy|xml|properties):\\[?\\d+.*"))
                .findFirst()
                .orElseGet(() -> errors.isEmpty() ? "Maven ended without naming an error" : errors.getFirst());
    }
}

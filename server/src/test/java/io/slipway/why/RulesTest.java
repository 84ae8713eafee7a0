package io.slipway.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Why.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final List<Rule> RULES = Rules.shipped();
    private static final Set<String> KNOWN =
            Set.of("app", "env", "pod", "node", "limit", "container", "image", "exit", "port", "claim", "service");

    record Sample(String rule, String line) {}

    static List<Sample> samples() throws IOException {
        try (InputStream in = RulesTest.class.getResourceAsStream("/why/lines.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Sample(parts[0], parts[1]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void namesTheCauseOfALine(Sample sample) {
        Rule rule = RULES.stream()
                .filter(one -> one.id().equals(sample.rule()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + sample.rule()));
        Map<String, String> words = KNOWN.stream().collect(Collectors.toMap(word -> word, word -> "<" + word + ">"));

        List<Cause> causes = new Ranking(RULES).of(List.of(new Sighting(rule.in(), "Pod/web-1", sample.line(), words)));

        assertThat(causes).extracting(Cause::rule).first().isEqualTo(sample.rule());
        assertThat(causes.getFirst().evidence()).containsExactly("Pod/web-1: " + sample.line());
    }

    @Test
    void everyRuleHasALineThatShowsIt() throws IOException {
        Set<String> shown = samples().stream().map(Sample::rule).collect(Collectors.toSet());

        assertThat(RULES).extracting(Rule::id).isSubsetOf(shown).hasSizeGreaterThan(60);
    }

    @Test
    void sentencesHaveOnlyHolesThatCanBeFilled() {
        Set<String> unknown = new TreeSet<>();
        for (Rule rule : RULES) {
            int groups = rule.match().matcher("").groupCount();
            Stream.of(rule.title(), rule.titleZh(), rule.fix(), rule.fixZh())
                    .flatMap(sentence -> Pattern.compile("\\{(\\w+)}")
                            .matcher(sentence)
                            .results()
                            .map(hole -> hole.group(1)))
                    .filter(hole -> hole.matches("\\d") ? Integer.parseInt(hole) > groups : !KNOWN.contains(hole))
                    .forEach(hole -> unknown.add(rule.id() + " {" + hole + "}"));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void theSurestCauseComesFirstAndTellsOfAllItsPods() {
        Sighting exit = new Sighting(Source.EXIT, "Pod/web-1", "Error exit 1", Map.of("exit", "1"));
        Sighting log = new Sighting(Source.LOG, "Pod/web-2", "java.net.UnknownHostException: db", Map.of("exit", "1"));
        Sighting again = new Sighting(Source.EXIT, "Pod/web-2", "Error exit 1", Map.of("exit", "1"));

        List<Cause> causes = new Ranking(RULES).of(List.of(exit, log, again));

        assertThat(causes).extracting(Cause::rule).containsExactly("name-unknown", "crashes");
        assertThat(causes.getFirst().title()).isEqualTo("a host the app needs has no address: db");
        assertThat(causes.getLast().objects()).containsExactly("Pod/web-1", "Pod/web-2");
        Matcher hole = Pattern.compile("\\{\\w+}").matcher(causes.toString());
        assertThat(hole.find()).isFalse();
    }
}

package io.slipway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.access.Person;
import io.slipway.access.Rights;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a person sees of some topics is looked up once a round. */
class VerdictsTest {
    private final Verdicts verdicts = new Verdicts();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void manyPagesOfOneListAreOneQuestion() {
        Person who = person();
        for (int i = 0; i < 1_000; i++) assertThat(ask(who, Set.of("platform"))).isPresent();
        assertThat(looks).hasValue(1);
        assertThat(ask(who, Set.of("platform", "cluster"))).isPresent();
        assertThat(looks).as("other topics are another one").hasValue(2);
        assertThat(ask(person(), Set.of("platform"))).isPresent();
        assertThat(looks).as("who was looked up again may have other rights").hasValue(3);
        verdicts.forget();
        assertThat(ask(who, Set.of("platform"))).isPresent();
        assertThat(looks).as("each round looks anew").hasValue(4);
    }

    private Optional<List<View>> ask(Person who, Set<String> topics) {
        return verdicts.of(who, topics, () -> {
            looks.incrementAndGet();
            return Optional.of(List.of());
        });
    }

    private static Person person() {
        return new Person("somebody", "Somebody", Rights.NONE, "127.0.0.1");
    }
}

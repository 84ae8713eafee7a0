package com.example.hello;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GreetingTest {
    @Test
    void shortensTheCommit() {
        Greeting greeting = Greeting.of("hi", "1", "0123456789abcdef0123456789abcdef01234567", "pod-1");

        assertThat(greeting.commit()).isEqualTo("0123456789ab");
    }

    @Test
    void keepsAShortCommit() {
        assertThat(Greeting.of(" hi ", "1", "abc", "pod-1")).isEqualTo(new Greeting("hi", "1", "abc", "pod-1"));
    }
}

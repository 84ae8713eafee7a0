package io.slipway.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {
    @Test
    void leavesPlainTextOfAnyScriptAlone() {
        assertThat(Clean.text("dév 环境 — ok")).isEqualTo("dév 环境 — ok");
        assertThat(Clean.text(null)).isEqualTo("-");
    }

    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(Clean.text("\u001b]0;t\u0007")).isEqualTo("\\x1b]0;t\\x07");
        assertThat(Clean.text("a\rb\nc\td")).isEqualTo("a\\rb\\nc    d");
        assertThat(Clean.text("\u009b31m\u202e\u2066")).isEqualTo("\\x9b31m\\u202e\\u2066");
    }

    @Test
    void alignsWideCharacters() {
        Table table = new Table("A", "B").row("环境", "x").row("dev", "y");

        assertThat(table.toString()).isEqualTo("A     B\n环境  x\ndev   y\n");
    }
}

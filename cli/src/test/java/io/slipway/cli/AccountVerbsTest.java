package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Account;
import io.slipway.api.Me;
import io.slipway.api.Page;
import io.slipway.api.SessionView;
import io.slipway.api.TokenView;
import io.slipway.cli.outcome.Exit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** user, session, token, password: what is asked and what is printed. */
class AccountVerbsTest extends AtFakeServer {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Account LIN = new Account("lin", "Lin", "local", "active", true, false, NOW, null);
    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final TokenView CI =
            new TokenView(ID, "ci", "shop", List.of("deploy"), NOW, NOW.plusSeconds(60), null, null);

    @Test
    void makesAPersonAndPrintsTheLink() {
        server.on("POST /people", 201, new Account.Made(LIN, "http://slipway/setup?code=x"));
        Shell.Transcript made = shell.line("user create lin --display Lin");
        assertThat(made.exit()).isEqualTo(Exit.DONE);
        assertThat(made.out()).contains("NAME").contains("http://slipway/setup?code=x");
        assertThat(server.last("POST /people").as(Account.Create.class)).isEqualTo(new Account.Create("lin", "Lin"));
        assertThat(shell.line("user rename lin").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void showsAFreshTokenOnce() {
        server.on("POST /me/tokens", 201, new TokenView.Made("slw_abc", CI));
        Shell.Transcript made = shell.line("token create ci --days 30 --project shop --right deploy --right log");
        assertThat(made.out()).startsWith("slw_abc\n");
        assertThat(server.last("POST /me/tokens").as(TokenView.Create.class))
                .isEqualTo(new TokenView.Create("ci", 30, "shop", List.of("deploy", "log")));
        assertThat(shell.line("token create ci").err()).contains("--days 30");
    }

    @Test
    void listsAndEndsOnesOwnOrThoseOfOthers() {
        SessionView here = new SessionView(ID, true, "127.0.0.1", "cli", NOW, NOW, NOW.plusSeconds(60));
        server.on("GET /me/sessions", 200, Page.of(List.of(here)))
                .on("GET /people/lin/tokens", 200, Page.of(List.of(CI)))
                .on("DELETE /me/sessions", 204, "")
                .on("DELETE /people/lin/tokens/ci", 204, "");
        assertThat(shell.line("session list").out()).contains("127.0.0.1");
        assertThat(shell.line("token list --user lin").out()).contains("ci").contains("shop");
        assertThat(shell.line("session end --all").exit()).isEqualTo(Exit.DONE);
        assertThat(server.last("DELETE /me/sessions").query()).contains("all=true");
        assertThat(shell.line("token revoke ci --user lin").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void readsThePasswordsFromStandardInputOnly() {
        server.on("PUT /me/password", 204, "");
        assertThat(shell.typing("old one\nnew one\n").line("password").exit()).isEqualTo(Exit.DONE);
        assertThat(server.last("PUT /me/password").as(Account.NewPassword.class))
                .isEqualTo(new Account.NewPassword("old one", "new one"));
        assertThat(shell.typing("one\n").line("password").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void theCodeOfASecondFactorIsTheLineAfterThePassword() {
        server.on("POST /login", 200, Map.of()).on("GET /whoami", 200, Records.me());
        assertThat(shell.typing("lin\nhunter2\n123456\n")
                        .line("login " + server.url())
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(server.last("POST /login").as(Me.Login.class).otp()).isEqualTo("123456");
    }
}

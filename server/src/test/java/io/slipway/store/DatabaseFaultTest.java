package io.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFaultTest {

    @ParameterizedTest
    @CsvSource({
        "08006, An I/O error occurred, DatabaseAway",
        "57P01, terminating connection due to administrator command, DatabaseAway",
        "57P03, the database system is starting up, DatabaseAway",
        "53300, sorry too many clients already, DatabaseAway",
        "40001, could not serialize access, DatabaseClash",
        "40P01, deadlock detected, DatabaseClash",
        "58030, could not read block: Input/output error, DatabaseAway",
        "53100, could not extend file: No space left on device, DiskFull",
        "25006, cannot execute INSERT in a read-only transaction, DatabaseReadOnly",
        "42501, could not open file: Read-only file system, DatabaseReadOnly"
    })
    void knowsTheDatabasesOwnTroubles(String state, String words, Code code) {
        assertThat(code(new IllegalStateException(new SQLException(words, state))))
                .isEqualTo(code);
    }

    @Test
    void aPoolThatGaveUpTellsItsCause() {
        Exception pool = new SQLTransientConnectionException("slipway - Connection is not available");
        pool.initCause(new SQLException("Connection refused", "08001"));
        Refusal fault = DatabaseFault.of(pool).orElseThrow();
        assertThat(fault.code()).isEqualTo(Code.DatabaseAway);
        assertThat(fault.problem().evidence()).containsExactly("Connection refused");
    }

    @Test
    void twoChangesInEachOthersWayAreNotCalledAnAbsence() {
        Refusal clash =
                DatabaseFault.of(new SQLException("deadlock detected", "40P01")).orElseThrow();
        assertThat(clash.problem().status()).isEqualTo(503);
        assertThat(clash.problem().detail()).contains("another change").doesNotContain("does not answer");
    }

    @Test
    void aConnectionThatDiedInTheActIsOne() {
        assertThat(code(new IllegalStateException("could not roll back", new SQLException("Connection is closed"))))
                .isEqualTo(Code.DatabaseAway);
    }

    @Test
    void whatWasAskedWronglyIsNoFaultOfTheDatabase() {
        assertThat(code(new SQLException("duplicate key value", "23505"))).isNull();
        assertThat(code(new SQLException("could not open file", "58P01"))).isNull();
        assertThat(code(new SQLException("syntax error", "42601"))).isNull();
        assertThat(code(new IllegalStateException("ours"))).isNull();
        assertThat(code(null)).isNull();
    }

    private static @Nullable Code code(@Nullable Throwable failure) {
        return Optional.ofNullable(failure)
                .flatMap(DatabaseFault::of)
                .map(Refusal::code)
                .orElse(null);
    }
}

package io.slipway.signon;

import io.slipway.access.Origin;
import org.springframework.stereotype.Component;

/** Tries to prove something: each is counted before it is judged, and told when it was wrong. */
@Component
class Attempts {
    private final Throttle throttle;
    private final FailedSignIns failed;
    private final StoredPasswords people;

    Attempts(Throttle throttle, FailedSignIns failed, StoredPasswords people) {
        this.throttle = throttle;
        this.failed = failed;
        this.people = people;
    }

    final class Attempt {
        private final String account;
        private final Origin from;
        private final Throttle.Try counted;

        private Attempt(String account, Origin from, Throttle.Try counted) {
            this.account = account;
            this.from = from;
            this.counted = counted;
        }

        void right() {
            counted.right();
        }

        void wrong() {
            failed.record(people.exists(account) ? account : FailedSignIns.UNKNOWN, from.address());
        }
    }

    /** @param account whose it would be; empty where only the address is known */
    Attempt begin(String account, Origin from) {
        return new Attempt(account, from, throttle.enter(account, from));
    }

    /** Of the second factor alone, counted by itself. */
    Attempt beginCode(String account, Origin from) {
        return new Attempt(account, from, throttle.enterCode(account, from));
    }
}

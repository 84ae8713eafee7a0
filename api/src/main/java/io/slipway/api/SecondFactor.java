package io.slipway.api;

import java.util.List;

/**
 * A second factor on its way: what the authenticator app takes over, shown once.
 *
 * @param secret to be typed where no picture can be taken
 * @param url the same as {@code otpauth:} address, for a QR code
 */
public record SecondFactor(String secret, String url) {
    @Override
    public String toString() {
        return "***";
    }

    /** Input of {@code POST /me/second-factor}: the current password. */
    public record Begin(String password) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** A code of the app, or a recovery code. */
    public record Proof(String otp) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Each signs in once in place of the app's code; shown once. */
    public record RecoveryCodes(List<String> codes) {
        @Override
        public String toString() {
            return "***";
        }
    }
}

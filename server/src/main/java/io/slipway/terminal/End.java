package io.slipway.terminal;

/**
 * Why a session is over.
 *
 * @param exit what the program answered, or what a shell answers for such an end
 * @param word Exited, NoShell, PodGone, Unreachable, Killed, Idle, TooLong, Left, RightWithdrawn or ServerStops
 * @param detail for people
 */
record End(int exit, String word, String detail) {
    static End exited(int code) {
        return new End(code, "Exited", "the program ended with exit code " + code);
    }
}

package io.slipway.terminal;

import java.io.IOException;

/** The far end of a session: a program in a container. */
interface Remote extends AutoCloseable {
    /** Blocks until there is room for it on the way. */
    void write(byte[] data) throws IOException;

    /** No more input. */
    void endInput() throws IOException;

    void resize(int columns, int rows) throws IOException;

    /** Lets go of the program; harmless when it has ended. */
    @Override
    void close();

    /** Who hears the program, in one thread. */
    interface Ear {
        /**
         * Blocks while its reader has enough; the program waits then.
         *
         * @param error of standard error where there is no tty
         */
        void output(boolean error, byte[] data) throws InterruptedException;

        /** True when nobody wants the program any more: what waits to be written to it is let go. */
        default boolean over() {
            return false;
        }

        /** Called once, after all output. */
        void ended(End end);
    }
}

package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs a command that is not trusted. */
public interface Sandbox {
    /**
     * Runs to the end, handing over each line of output. An interrupt of the calling thread ends the
     * command and everything it has started.
     */
    Ended run(Command command, Consumer<String> line) throws IOException, InterruptedException;

    /** The path under which a command sees the mount. */
    String seen(Mount mount);

    /** Makes a folder the run's own. */
    void own(Path folder) throws IOException;

    /** Null when runs are shut off from the machine, else why they are not. */
    @org.jspecify.annotations.Nullable
    String weakness();

    /** Ends what runs and takes away all that was made on the machine, but for the user. */
    void close() throws IOException, InterruptedException;
}

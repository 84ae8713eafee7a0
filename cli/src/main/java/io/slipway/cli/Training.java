package io.slipway.cli;

import io.slipway.cli.training.Lines;
import java.io.IOException;

/**
 * Run by the build with {@code -XX:AOTCacheOutput}: every verb once in each form of output, so that the
 * cache holds what any call will need.
 */
public final class Training {
    private Training() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(Lines.run(Main::run) ? 0 : 1);
    }
}

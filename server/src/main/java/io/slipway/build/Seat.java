package io.slipway.build;

import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Where a step of one build works.
 *
 * @param line takes lines of the build's log
 * @param workshop opened by the first build that needs it
 */
record Seat(Workspace workspace, Consumer<String> line, ObjectProvider<Workshop> workshop) {
    Workshop tools() {
        return workshop.getObject();
    }
}

package io.slipway.build;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.project.SourceCheck;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the repository itself. */
@Component
class AskedSource implements SourceCheck {
    private final ObjectProvider<Workshop> workshop;

    AskedSource(ObjectProvider<Workshop> workshop) {
        this.workshop = workshop;
    }

    @Override
    public void check(String git, String ref) {
        try {
            workshop.getObject().git().check(git, ref);
        } catch (IOException e) {
            throw Refusal.of(Code.SourceUnreachable, "repository " + git + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Code.Cancelled, "the server is stopping");
        }
    }
}

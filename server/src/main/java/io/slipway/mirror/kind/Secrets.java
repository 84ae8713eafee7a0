package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.Secret;
import io.slipway.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That they are there: no value of one ever gets here. */
@Component
final class Secrets extends Cells<Secret> {
    Secrets() {
        super("/api/v1/secrets", Secret.class, Read.METADATA);
    }

    @Override
    protected Permission needs() {
        return Permission.CLUSTER_MANAGE;
    }

    @Override
    @Nullable
    Object[] cells(Secret of) {
        return row();
    }
}

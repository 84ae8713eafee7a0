package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.Namespace;
import io.slipway.core.Labels;
import io.slipway.mirror.Kind;
import io.slipway.mirror.NamespaceRow;
import org.springframework.stereotype.Component;

@Component("namespaceKind")
final class Namespaces extends Kind<Namespace, NamespaceRow> {
    Namespaces() {
        super("/api/v1/namespaces", Namespace.class, NamespaceRow.class, Read.LEAN);
        column("status", NamespaceRow::phase);
    }

    @Override
    protected String place(NamespaceRow kept) {
        return kept.name();
    }

    @Override
    protected NamespaceRow trim(Namespace of) {
        var meta = of.getMetadata();
        return new NamespaceRow(
                meta.getName(),
                of.getStatus() == null ? "Active" : of.getStatus().getPhase(),
                Trims.annotation(meta, Labels.CONTENT));
    }
}

package io.slipway.object;

import io.slipway.mirror.Kind;

/**
 * Which object.
 *
 * @param namespace empty for what lies in none
 */
record Place(String cluster, Kind<?, ?> kind, String namespace, String name) {
    /** In paths of ours, of objects that lie in no namespace. */
    static final String NOWHERE = "-";

    static Place of(String cluster, Kind<?, ?> kind, String namespace, String name) {
        return new Place(cluster, kind, namespace.equals(NOWHERE) ? "" : namespace, name);
    }

    boolean secret() {
        return kind.word().equals("Secret");
    }

    @Override
    public String toString() {
        return kind.word() + " " + (namespace.isEmpty() ? name : namespace + "/" + name) + " of cluster " + cluster;
    }
}

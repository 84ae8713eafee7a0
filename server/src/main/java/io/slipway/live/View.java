package io.slipway.live;

import io.slipway.mirror.Sight;

/**
 * A list as somebody sees it: the same for all who may see the same, so it is followed once.
 *
 * @param topic {@code list/CLUSTER/KIND} or {@code list/CLUSTER/KIND/NAMESPACE}
 */
record View(String topic, String cluster, String kind, Sight sight) {
    static boolean names(String topic) {
        return topic.startsWith("list/");
    }
}

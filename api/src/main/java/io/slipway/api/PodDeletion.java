package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it comes to when a pod is deleted.
 *
 * @param owner {@code Kind/NAME} of what makes it, null when nothing does
 * @param effect Replaced (another pod comes), Again (one of the same name comes, once this one is gone), Lost
 *     (nothing makes it again), Kubelets (it is the kubelet's own and cannot be deleted) or Leaving (it was told to end)
 * @param ready whether it serves now
 * @param lastOf services that no other ready pod stands behind
 * @param keptBy disruption budgets that allow no pod to leave now
 * @param losesData it keeps files on the node's disk that go with it
 * @param says the same in sentences
 */
public record PodDeletion(
        String cluster,
        String namespace,
        String pod,
        String uid,
        @Nullable String app,
        @Nullable String owner,
        String effect,
        boolean ready,
        List<String> lastOf,
        List<String> keptBy,
        boolean losesData,
        List<String> says) {}

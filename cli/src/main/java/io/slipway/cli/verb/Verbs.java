package io.slipway.cli.verb;

import java.util.List;
import java.util.stream.Stream;

/** All verbs of the client, in the order help lists them. */
public final class Verbs {
    private Verbs() {}

    public static List<Verb> all() {
        return Stream.of(
                        Session.verbs(),
                        Accounts.verbs(),
                        Users.verbs(),
                        Teams.verbs(),
                        Rights.verbs(),
                        IdentityProviders.verbs(),
                        OwnSpace.verbs(),
                        Projects.verbs(),
                        Environments.verbs(),
                        Apps.verbs(),
                        Clusters.verbs(),
                        Nodes.verbs(),
                        Deliveries.verbs(),
                        Holds.verbs(),
                        List.of(Autoscaling.verb(), Schedules.verb(), Pods.verb(), GetAll.verb()),
                        Looks.verbs(),
                        List.of(Login.verb(), Copies.verb(), JavaWords.verb()),
                        Routes.verbs(),
                        Audit.verbs())
                .flatMap(List::stream)
                .toList();
    }
}

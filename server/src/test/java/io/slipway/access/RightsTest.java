package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Environment.EnvClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final Place SHOP = Place.project("shop");
    private static final Place TEST = Place.environment("shop", "test", EnvClass.test, "local");
    private static final Place PROD = Place.environment("shop", "prod", EnvClass.prod, "far");
    private static final Place ANY_TEST = new Place(null, null, EnvClass.test, null, null, Map.of());

    @Test
    void aGrantHoldsInAllOfItsPlaceAndNowhereElse() {
        Rights rights = rights(allow(Role.DEVELOPER, SHOP));
        assertThat(rights.may(Permission.DEPLOY, SHOP)).isTrue();
        assertThat(rights.may(Permission.DEPLOY, TEST.withApp("cart"))).isTrue();
        assertThat(rights.may(Permission.DEPLOY, Place.project("other"))).isFalse();
        assertThat(rights.may(Permission.DEPLOY, Place.PLATFORM)).isFalse();
        assertThat(rights.mayWithin(Permission.DEPLOY, Place.PLATFORM)).isTrue();
        assertThat(rights.may(Permission.DEPLOY_PROD, PROD)).isFalse();
    }

    @Test
    void aPartOfAProjectIsNotTheWholeOfIt() {
        Rights rights = rights(allow(Role.OPERATOR, TEST));
        assertThat(rights.may(Permission.DEPLOY, SHOP)).isFalse();
        assertThat(rights.mayWithin(Permission.DEPLOY, SHOP)).isTrue();
        assertThat(rights.may(Permission.DEPLOY, TEST)).isTrue();
        assertThat(rights.may(Permission.DEPLOY, PROD)).isFalse();
        assertThat(rights.mayWithin(Permission.DEPLOY, PROD)).isFalse();
    }

    @Test
    void aDenialWinsOverEveryGrant() {
        Rights rights = rights(allow(Role.ADMIN, Place.PLATFORM), deny(Role.OPERATOR, PROD));
        assertThat(rights.may(Permission.DEPLOY, PROD)).isFalse();
        assertThat(rights.may(Permission.DEPLOY, PROD.withApp("cart"))).isFalse();
        assertThat(rights.may(Permission.DEPLOY, TEST)).isTrue();
        assertThat(rights.may(Permission.DEPLOY, SHOP))
                .as("the project for itself")
                .isTrue();
        assertThat(rights.mayAll(Permission.DEPLOY, SHOP)).as("all of it").isFalse();
        assertThat(rights.mayAll(Permission.DEPLOY, TEST)).isTrue();
        assertThat(rights.mayAll(Permission.PROJECT_DELETE, SHOP))
                .as("not one of the operator's")
                .isTrue();
    }

    @Test
    void whatIsDeniedWhereItIsGrantedIsNowhere() {
        Rights rights = rights(allow(Role.TESTER, TEST), deny(Role.TESTER, ANY_TEST));
        assertThat(rights.mayWithin(Permission.RESTART, SHOP)).isFalse();
        assertThat(rights.mayWithin(Permission.RESTART, Place.PLATFORM)).isFalse();
    }

    @Test
    void testMayGiveDevelopersWhatOperatorsHave() {
        Rights rights = rights(allow(Role.DEVELOPER, SHOP), allow(Role.OPERATOR, ANY_TEST));
        assertThat(rights.may(Permission.SWITCH_FIRE, TEST)).isTrue();
        assertThat(rights.may(Permission.SWITCH_FIRE, PROD)).isFalse();
        assertThat(rights.may(Permission.DEPLOY_PROD, PROD)).isFalse();
    }

    @Test
    void noPresetButOperatorAndAdminActsInProduction() {
        assertThat(Arrays.stream(Role.values())
                        .filter(role -> role.permissions().contains(Permission.DEPLOY_PROD)
                                || role.permissions().contains(Permission.TERMINAL_PROD)))
                .containsExactlyInAnyOrder(Role.ADMIN, Role.OPERATOR);
    }

    @Test
    void aRoleOfOneRightSeesWhereItMayDoThat() {
        Rights rights = rights(grant(false, Set.of(Permission.RESTART), TEST));
        assertThat(rights.may(Permission.RESTART, TEST)).isTrue();
        assertThat(rights.may(Permission.ENV_VIEW, TEST)).isTrue();
        assertThat(rights.may(Permission.DEPLOY, TEST)).isFalse();
        Rights beside = rights(grant(false, Set.of(Permission.NODE_DRAIN), Place.cluster("local")));
        assertThat(beside.mayWithin(Permission.PROJECT_VIEW, Place.PLATFORM)).isFalse();
        Rights denied = rights(allow(Role.DEVELOPER, SHOP), grant(true, Set.of(Permission.RESTART), SHOP));
        assertThat(denied.may(Permission.PROJECT_VIEW, SHOP)).isTrue();
    }

    @Test
    void labelsOfAnAppMustAllBeThere() {
        Place billing = new Place("shop", null, null, null, null, Map.of("application", "billing"));
        Rights rights = rights(allow(Role.DEVELOPER, billing));
        assertThat(rights.may(Permission.RESTART, TEST.withApp("bill", Map.of("application", "billing"))))
                .isTrue();
        assertThat(rights.may(Permission.RESTART, TEST.withApp("cart", Map.of("application", "shop"))))
                .isFalse();
        assertThat(rights.may(Permission.RESTART, TEST)).isFalse();
        assertThat(rights.mayWithin(Permission.RESTART, TEST)).isTrue();
        assertThat(rights.mayWithin(Permission.RESTART, TEST.withApp("cart", Map.of("application", "shop"))))
                .isFalse();
    }

    @Test
    void aLimitTakesAndNeverGives() {
        Rights rights = rights(allow(Role.DEVELOPER, Place.PLATFORM))
                .limited(new Limit(Set.of(Permission.LOG, Permission.DEPLOY_PROD), "shop"));
        Place bank = Place.environment("bank", "test", EnvClass.test, "local");
        assertThat(rights.may(Permission.LOG, TEST)).isTrue();
        assertThat(rights.may(Permission.LOG, bank)).isFalse();
        assertThat(rights.may(Permission.DEPLOY, TEST)).isFalse();
        assertThat(rights.may(Permission.DEPLOY_PROD, TEST)).isFalse();
        assertThat(rights.mayWithin(Permission.LOG, Place.PLATFORM)).isTrue();
        assertThat(rights.mayWithin(Permission.LOG, bank)).isFalse();
    }

    static Grant allow(Role role, Place place) {
        return grant(false, role.permissions(), place);
    }

    static Grant deny(Role role, Place place) {
        return grant(true, role.permissions(), place);
    }

    static Grant grant(boolean deny, Set<Permission> rights, Place place) {
        return new Grant(UUID.randomUUID(), new Grant.Subject("ann", false), "some", deny, place, rights, null, null);
    }

    private static Rights rights(Grant... grants) {
        return Rights.of(List.of(grants));
    }
}

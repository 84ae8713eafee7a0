package io.slipway.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event is told of the app whose object it is about, and of no other with a like name. */
class AppsOfObjectsTest {
    private final AppsOfObjects apps =
            new AppsOfObjects(Map.of("Pod/cart-odd", "bill"), List.of("cart", "cart-admin", "bill"));

    @Test
    void theLabelDecides() {
        assertThat(apps.of("Pod/cart-odd", "cart")).isEqualTo("bill");
    }

    @Test
    void whatIsGoneBelongsToTheLongestNameThatFits() {
        assertThat(apps.of("Pod/cart-admin-7d-x", "cart")).isEqualTo("cart-admin");
        assertThat(apps.of("Deployment/cart-admin", "cart")).isEqualTo("cart-admin");
        assertThat(apps.of("Pod/cart-7d-x", "cart")).isEqualTo("cart");
        assertThat(apps.of("Pod/old-7d-x", "old")).isEqualTo("old");
        assertThat(apps.of("Pod/other", "cart")).isNull();
    }
}

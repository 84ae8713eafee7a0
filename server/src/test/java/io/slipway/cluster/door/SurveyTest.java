package io.slipway.cluster.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.RemovedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");

    @Test
    void findsAddressesThatTwoClustersShare() {
        Survey here = survey(List.of("10.100.0.0/16", "fd00::/64"), List.of("10.200.0.0/16"), List.of());
        Map<String, Survey> others = Map.of(
                "far", survey(List.of("10.100.7.0/24"), List.of("10.201.0.0/16"), List.of()),
                "apart", survey(List.of("10.101.0.0/16", "fd01::/64"), List.of(), List.of()));
        assertThat(here.overlaps(others))
                .singleElement()
                .satisfies(remark -> assertThat(remark.says())
                        .isEqualTo("its addresses 10.100.0.0/16 are also addresses of cluster 'far'"));
    }

    @Test
    void tellsNodesTooFarFromTheirApiServer() {
        assertThat(survey(List.of(), List.of(), List.of("v1.36.0", "v1.33.9")).skew())
                .isEmpty();
        assertThat(survey(List.of(), List.of(), List.of("v1.32.1", "v1.36.0", "v1.37.0"))
                        .skew())
                .singleElement()
                .satisfies(remark -> assertThat(remark.says()).contains("nodes run v1.32.1, v1.37.0"));
    }

    @Test
    void readsWhatIsAskedForAndWillGo() {
        String metrics = """
                # TYPE apiserver_requested_deprecated_apis gauge
                apiserver_requested_deprecated_apis{group="policy",removed_release="1.25",resource="podsecuritypolicies",subresource="",version="v1beta1"} 1
                apiserver_requested_deprecated_apis{group="",removed_release="",resource="componentstatuses",subresource="",version="v1"} 1
                apiserver_request_total{code="200"} 7
                """;
        assertThat(RemovedApis.in(metrics))
                .containsExactly(new RemovedApi("policy/v1beta1", "podsecuritypolicies", "1.25"));
    }

    @Test
    void warnsMonthWeekAndDayBeforeTheEnd() {
        assertThat(List.of(400, 29, 6, 0).stream()
                        .map(days -> new Credential(
                                        "token",
                                        "ann",
                                        null,
                                        NOW.plus(Duration.ofDays(days)).plusSeconds(9))
                                .stage(NOW))
                        .toList())
                .containsExactly(99, 30, 7, 1);
        assertThat(new Credential("token", "ann", null, NOW).stage(NOW)).isZero();
        assertThat(new Credential("token", "ann", null, null).stage(NOW)).isEqualTo(99);
    }

    private static Survey survey(List<String> pods, List<String> offers, List<String> kubelets) {
        return new Survey("uid", "v1.36.3", pods, offers, kubelets, List.of());
    }
}

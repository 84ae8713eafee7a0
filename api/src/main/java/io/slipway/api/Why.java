package io.slipway.api;

import java.util.List;

/**
 * Why an app is not as it should be.
 *
 * @param state Well, Ill, NotDeployed or ScaledToZero
 * @param causes the likeliest first
 */
public record Why(String project, String env, String app, String state, List<Cause> causes) {
    /**
     * One cause.
     *
     * @param rule its fixed name, for example {@code image-not-found}
     * @param confidence 1 to 100: how surely what was seen means this
     * @param objects {@code Kind/NAME} of what shows it, at most ten
     * @param title what is wrong, English; {@code titleZh} in Chinese
     * @param fix what to do about it
     * @param evidence the lines that show it
     */
    public record Cause(
            String rule,
            int confidence,
            List<String> objects,
            String title,
            String titleZh,
            String fix,
            String fixZh,
            List<String> evidence) {}
}

package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or failure as an RFC 9457 problem document.
 *
 * @param type stable URI of the kind, {@code urn:slipway:problem:CODE}
 * @param title one short sentence of the kind
 * @param status HTTP status
 * @param detail what happened here: the thing, the cause
 * @param code the kind's name, for programs, for example {@code NotFound}
 * @param faults all faults of the input, empty when the input was well formed
 * @param evidence lines that show the cause, for example the first error line of a build
 * @param nextStep what the reader can do now
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Fault> faults,
        List<String> evidence,
        @Nullable String nextStep) {

    /**
     * One fault of the input.
     *
     * @param field dotted path in the input
     * @param message what is wrong and what would be right
     */
    public record Fault(String field, String message) {}
}

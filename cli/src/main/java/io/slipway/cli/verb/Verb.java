package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import java.util.function.Function;

/** A form and what it does. */
public record Verb(Form form, Function<Call, Result> act) {}

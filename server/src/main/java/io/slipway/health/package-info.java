/**
 * How the platform itself is: checks, the modes it goes into when something is missing, and the page
 * that shows it. A check is a bean of type {@link io.slipway.health.Check}, found by being there.
 */
@NullMarked
package io.slipway.health;

import org.jspecify.annotations.NullMarked;

/**
 * Pure: an app, its environment's values and a revision become Kubernetes objects and their YAML.
 * No client, clock, database or framework in here; the same input gives the same bytes.
 */
@NullMarked
package io.slipway.manifest;

import org.jspecify.annotations.NullMarked;

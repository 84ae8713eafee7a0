/**
 * The database as files, and back: a program of its own that the agent starts for {@code backup} and
 * {@code restore}. It knows tables only as PostgreSQL lists them, so a feature's new table needs
 * nothing here.
 */
@NullMarked
package io.slipway.save;

import org.jspecify.annotations.NullMarked;

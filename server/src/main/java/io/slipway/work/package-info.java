/** Long work as records: operations and their steps, run, resumed and fenced on PostgreSQL. */
@NullMarked
package io.slipway.work;

import org.jspecify.annotations.NullMarked;

/** The database: connection, migrations, events and the audit row written in the act's own transaction. */
@NullMarked
package io.slipway.store;

import org.jspecify.annotations.NullMarked;

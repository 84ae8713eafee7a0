/** What people see: tables, spans of time, escapes, the language. */
@NullMarked
package io.slipway.cli.text;

import org.jspecify.annotations.NullMarked;

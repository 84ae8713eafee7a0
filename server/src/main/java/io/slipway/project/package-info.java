/** Projects, their environments and apps. */
@NullMarked
package io.slipway.project;

import org.jspecify.annotations.NullMarked;

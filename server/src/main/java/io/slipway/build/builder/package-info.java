/** Ways to build; now one: Maven to an executable Spring Boot jar, and that jar to layers. */
@NullMarked
package io.slipway.build.builder;

import org.jspecify.annotations.NullMarked;

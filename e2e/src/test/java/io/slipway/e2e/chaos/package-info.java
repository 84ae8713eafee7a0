/** Kills at chosen and at random moments, and the oracle that judges from outside what is left. */
package io.slipway.e2e.chaos;

/** What runs on a real cluster, looked at while it runs. */
package io.slipway.e2e.live;

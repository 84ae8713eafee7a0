/** CPU, memory and network of nodes and pods, read from the kubelets while somebody looks. */
@NullMarked
package io.slipway.usage;

import org.jspecify.annotations.NullMarked;

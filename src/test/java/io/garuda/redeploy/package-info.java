/** The contract's application, deployed again and again under load: who comes back, what is left. */
package io.garuda.redeploy;

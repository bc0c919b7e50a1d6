/** An application outside this build: what it inherits, and that its WAR runs. */
package io.garuda.consumer;

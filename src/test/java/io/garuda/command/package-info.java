/** Programs that tests run beside themselves: Node and what it installs. */
package io.garuda.command;

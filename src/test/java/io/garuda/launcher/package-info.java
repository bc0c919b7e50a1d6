/** The launcher: its command line, and the built WAR run as a process. */
package io.garuda.launcher;

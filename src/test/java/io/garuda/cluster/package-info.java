/** What tests of several nodes share: a line that breaks on command. */
package io.garuda.cluster;

/** The example in a real browser: starts the WAR and has Chromium driven by Node. */
package io.garuda.browser;

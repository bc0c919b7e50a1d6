/** Arquillian deploys the contract's WAR to an embedded Tomcat. */
package io.garuda.arquillian;

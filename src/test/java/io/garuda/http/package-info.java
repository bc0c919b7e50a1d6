/** The HTTP rows of the contract, asked as a browser or a program would. */
package io.garuda.http;

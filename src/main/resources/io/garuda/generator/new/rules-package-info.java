/** The rules of {{title}}; they know nothing of the web. */
package {{package}};

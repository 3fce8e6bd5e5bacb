/** A shop that knows its customers. */
package shop.v1;

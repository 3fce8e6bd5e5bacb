/** The model at version 1: Customers and products. */
package orders.v1;

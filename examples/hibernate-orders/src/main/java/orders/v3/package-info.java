/** The model at version 3: Payments, and descriptions of products. */
package orders.v3;

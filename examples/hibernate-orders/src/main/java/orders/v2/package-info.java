/** The model at version 2: Orders with their lines, and telephone numbers. */
package orders.v2;

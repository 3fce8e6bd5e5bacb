/** The model at version 4: A name to show, totals of orders and an index to find orders by date. */
package orders.v4;

/** Every order has a currency: a column that Hibernate cannot add to a table with rows. */
package shop.v3;

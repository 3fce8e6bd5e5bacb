/** The shop takes orders. */
package shop.v2;

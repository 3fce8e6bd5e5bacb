/** Parcels have a state. */
package enums.v1;

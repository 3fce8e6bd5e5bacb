/** Parcels have a note: an update that has nothing to do with the enum, and drops it. */
package enums.v2;

package dev.lockstep.data;

/**
 * A column whose values are hashed.
 *
 * @param name its name
 * @param form what kind of text is hashed: hashes of two columns can be compared if their forms are equal. Strings,
 *     numbers, and points in time share one form, so that {@code integer} becoming {@code numeric(10,2)} changes nothing;
 *     {@code json} and {@code jsonb} do not, since their texts differ where their meaning does not
 */
public record HashedColumn(String name, String form) {}

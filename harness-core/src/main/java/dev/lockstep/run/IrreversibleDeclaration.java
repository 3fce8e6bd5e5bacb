package dev.lockstep.run;

/**
 * The user's word that a migration is not to be undone.
 *
 * @param migration the migration's id
 * @param because the reason, which the report prints
 */
public record IrreversibleDeclaration(String migration, String because) {}

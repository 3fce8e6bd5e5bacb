package dev.lockstep.verdict;

/**
 * The user's word that a finding is accepted.
 *
 * @param rule the rule's id
 * @param migration the migration's id; {@code *} for every migration
 * @param because the reason, which the report prints; never blank
 * @param writtenAt where the user wrote it, for people
 */
public record Suppression(String rule, String migration, String because, String writtenAt) {

    public static final String EVERY_MIGRATION = "*";
}

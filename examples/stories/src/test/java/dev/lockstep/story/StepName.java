package dev.lockstep.story;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all tools call the same migration.
 *
 * @param ordinal its place in the history, from 1
 * @param name its words, joined by underscores: {@code display_name_backfill}
 */
record StepName(int ordinal, String name) {

    private static final Pattern WORDS = Pattern.compile("[a-z]+(?:[ _-]+[a-z]+)*$");
    private static final Pattern NAMED_BY_ITS_ID = Pattern.compile(".+\\.\\d+_[a-z_]+");
    private static final Pattern ENDING = Pattern.compile("\\.(?:sql|js|ts|py)$");

    /**
     * Reads the name out of what a tool says of a migration.
     *
     * @param id the tool's own; Django names a migration by it, {@code orders.0006_display_name_backfill}, and describes what it does
     * @param description how the tool describes it: {@code V6__display_name_backfill}, {@code orders:6-display-name-backfill}, …
     */
    static StepName of(int ordinal, String id, String description) {
        String said = NAMED_BY_ITS_ID.matcher(id).matches() ? id : description;
        Matcher words =
                WORDS.matcher(ENDING.matcher(said.toLowerCase(Locale.ROOT)).replaceFirst(""));
        if (!words.find()) {
            throw new IllegalArgumentException("no name can be read out of " + said);
        }
        return new StepName(ordinal, words.group().replaceAll("[ _-]+", "_"));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%03d_%s", ordinal, name);
    }
}

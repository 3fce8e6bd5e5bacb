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
    private static final Pattern ENDING = Pattern.compile("\\.(?:sql|js|ts|py)$");

    /** @param description how the tool describes it: {@code V6__display_name_backfill}, {@code orders:6-display-name-backfill}, … */
    static StepName of(int ordinal, String description) {
        Matcher words = WORDS.matcher(
                ENDING.matcher(description.toLowerCase(Locale.ROOT)).replaceFirst(""));
        if (!words.find()) {
            throw new IllegalArgumentException("no name can be read out of " + description);
        }
        return new StepName(ordinal, words.group().replaceAll("[ _-]+", "_"));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%03d_%s", ordinal, name);
    }
}

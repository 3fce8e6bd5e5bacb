package dev.lockstep.verdict;

import java.util.regex.Pattern;

/**
 * A name in which {@code *} stands for any characters.
 *
 * @param text as the user wrote it
 */
public record NamePattern(String text) {

    /** Returns whether the whole of {@code name} fits. */
    public boolean matches(String name) {
        return Pattern.matches(Pattern.quote(text).replace("*", "\\E.*\\Q"), name);
    }
}

package dev.lockstep.run;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in settings: a number with {@code ms}, {@code s}, {@code m} or {@code h}. */
public final class WrittenDuration {

    /** What is wrong with a text that is none. */
    public static final String FAULT = "not a duration; write a number with ms, s, m or h, for instance 30s";

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");

    private WrittenDuration() {}

    /** Returns the duration, or nothing if the text is none or no time at all. */
    public static Optional<Duration> parse(String text) {
        Matcher written = SHAPE.matcher(text);
        if (!written.matches() || Long.parseLong(written.group(1)) == 0) {
            return Optional.empty();
        }
        long amount = Long.parseLong(written.group(1));
        return Optional.of(
                switch (written.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }
}

package dev.lockstep.settings;

import dev.lockstep.plan.Journey;
import dev.lockstep.run.WrittenDuration;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns what the user wrote into values. What cannot be one is told to {@link Mistakes} and left out. */
public final class SettingParser {

    private final Mistakes mistakes;

    public SettingParser(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    public Optional<Long> wholeNumber(Setting setting, long least, long most) {
        return wholeNumber(setting, setting.text(), least, most);
    }

    /** Reads {@code text}, which is a part of what was written. */
    public Optional<Long> wholeNumber(Setting setting, String text, long least, long most) {
        long number;
        try {
            number = Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException notANumber) {
            mistakes.add(setting, "not a whole number");
            return Optional.empty();
        }
        if (number < least) {
            mistakes.add(setting, "must be at least " + least);
            return Optional.empty();
        }
        if (number > most) {
            mistakes.add(setting, "must be at most " + most);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    public Optional<Duration> duration(Setting setting) {
        Optional<Duration> duration = WrittenDuration.parse(setting.text());
        if (duration.isEmpty()) {
            mistakes.add(setting, WrittenDuration.FAULT);
        }
        return duration;
    }

    public Optional<Journey> journey(Setting setting) {
        Optional<Journey> journey = Arrays.stream(Journey.values())
                .filter(candidate -> candidate.toString().equals(setting.text()))
                .findFirst();
        if (journey.isEmpty()) {
            mistakes.add(
                    setting,
                    "not a journey; there are "
                            + Arrays.stream(Journey.values())
                                    .map(Journey::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return journey;
    }

    public Optional<Boolean> yesOrNo(Setting setting) {
        if (!setting.text().equals("true") && !setting.text().equals("false")) {
            mistakes.add(setting, "neither true nor false");
            return Optional.empty();
        }
        return Optional.of(setting.text().equals("true"));
    }

    /** Reads {@code name=value}, once per name; the value may be empty and hold further equals signs. */
    public Map<String, String> pairs(List<Setting> written) {
        Map<String, String> pairs = new TreeMap<>();
        for (Setting setting : written) {
            String pair = setting.text();
            int equals = pair.indexOf('=');
            if (equals < 0 || pair.substring(0, equals).isBlank()) {
                mistakes.add(setting, "not of the form name=value");
                continue;
            }
            String name = pair.substring(0, equals).strip();
            if (pairs.put(name, pair.substring(equals + 1).strip()) != null) {
                mistakes.add(setting, name + " is written twice");
            }
        }
        return pairs;
    }
}

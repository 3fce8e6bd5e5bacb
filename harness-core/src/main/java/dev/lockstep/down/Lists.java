package dev.lockstep.down;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists as the catalogue's readers write them: options and the like, with a comma and a blank between. */
final class Lists {

    private Lists() {}

    static List<String> of(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(", "));
    }

    /** Returns the statements that turn one list of options into another. */
    static List<String> options(String begin, String prefix, String now, String wanted) {
        List<String> statements = new ArrayList<>();
        List<String> surplus = new ArrayList<>();
        for (String option : of(now)) {
            String name = option.substring(0, option.indexOf('='));
            if (of(wanted).stream().noneMatch(other -> other.startsWith(name + "="))) {
                surplus.add(prefix + name);
            }
        }
        if (!surplus.isEmpty()) {
            statements.add(begin + " RESET (" + String.join(", ", surplus) + ")");
        }
        List<String> missing = of(wanted).stream()
                .filter(option -> !of(now).contains(option))
                .map(option -> prefix + option)
                .toList();
        if (!missing.isEmpty()) {
            statements.add(begin + " SET (" + String.join(", ", missing) + ")");
        }
        return statements;
    }
}

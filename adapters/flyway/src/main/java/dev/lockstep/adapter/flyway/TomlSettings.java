package dev.lockstep.adapter.flyway;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@code flyway.toml} that is about migrations: the tables {@code [flyway]} and {@code [flyway.…]}.
 *
 * <p>Flyway's library does not read this file (its command line does), so this reader does: strings, numbers, booleans and
 * arrays of strings, one key a line or an array over several. Anything else is refused with its line rather than guessed.
 * {@code [environments.…]} says where the production database is and is left out.
 */
final class TomlSettings {

    private static final Pattern TABLE = Pattern.compile("\\[\\s*([A-Za-z0-9_.\"-]+)\\s*]");
    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_.\"-]+)\\s*=\\s*(.+)", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"([^\"\\\\]*)\"|'([^']*)'");
    private static final Pattern BARE = Pattern.compile("true|false|[+-]?\\d+(?:\\.\\d+)?");
    private static final Pattern ARRAY = Pattern.compile(
            "\\[\\s*(?:(?:\"[^\"\\\\]*\"|'[^']*')\\s*(?:,\\s*(?:\"[^\"\\\\]*\"|'[^']*')\\s*)*,?\\s*)?]",
            Pattern.DOTALL);

    private TomlSettings() {}

    /**
     * Returns the settings by Flyway's own names, each with the prefix {@code flyway.}.
     *
     * @throws LockstepException naming the first line that is not understood
     */
    static Map<String, String> parse(Path file, List<String> lines) {
        Map<String, String> settings = new TreeMap<>();
        String table = "";
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            StringBuilder entry = new StringBuilder(withoutComment(lines.get(i)));
            while (opensArray(entry) && i + 1 < lines.size()) {
                entry.append('\n').append(withoutComment(lines.get(++i)));
            }
            String text = entry.toString().strip();
            Matcher heading = TABLE.matcher(text);
            if (text.isEmpty()) {
                continue;
            }
            if (heading.matches()) {
                table = heading.group(1).replace("\"", "");
                continue;
            }
            if (!table.isEmpty() && !table.equals("flyway") && !table.startsWith("flyway.")) {
                continue;
            }
            Matcher pair = PAIR.matcher(text);
            Optional<String> value = pair.matches() ? value(pair.group(2).strip()) : Optional.empty();
            if (value.isEmpty()) {
                throw new LockstepException(
                        Problem.what("this line of flyway.toml is not understood")
                                .where(SourceLocation.at(file, first + 1))
                                .said(text)
                                .remedy(
                                        "write a string, number, boolean or array of strings, or give the setting to the harness"));
            }
            String key = pair.group(1).replace("\"", "");
            String whole = table.isEmpty() ? key : table + "." + key;
            if (whole.startsWith("flyway.")) {
                settings.put(whole, value.get());
            }
        }
        return settings;
    }

    private static boolean opensArray(CharSequence entry) {
        Matcher pair = PAIR.matcher(entry.toString().strip());
        return pair.matches()
                && pair.group(2).startsWith("[")
                && !pair.group(2).stripTrailing().endsWith("]");
    }

    private static Optional<String> value(String text) {
        if (ARRAY.matcher(text).matches()) {
            List<String> elements = new ArrayList<>();
            Matcher element = STRING.matcher(text);
            while (element.find()) {
                elements.add(content(element));
            }
            return Optional.of(String.join(",", elements));
        }
        Matcher string = STRING.matcher(text);
        if (string.matches()) {
            return Optional.of(content(string));
        }
        return BARE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static String content(Matcher string) {
        return string.group(1) == null ? string.group(2) : string.group(1);
    }

    private static String withoutComment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == '#') {
                return line.substring(0, i);
            }
            if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
        }
        return line;
    }
}

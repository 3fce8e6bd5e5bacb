package dev.lockstep.adapter.liquibase;

import dev.lockstep.adapter.liquibase.ChangesetLines.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds changesets in a formatted SQL changelog. */
final class SqlLines {

    private static final Pattern START = Pattern.compile(
            "\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:\\s]+):(\"[^\"]+\"|\\S+).*", Pattern.CASE_INSENSITIVE);

    private SqlLines() {}

    static List<Block> scan(String text) {
        List<String> lines = text.lines().toList();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher start = START.matcher(lines.get(i));
            if (start.matches()) {
                blocks.add(new Block(unquoted(start.group(1)), unquoted(start.group(2)), i + 1, lastLine(lines, i)));
            }
        }
        return blocks;
    }

    private static int lastLine(List<String> lines, int first) {
        int last = first;
        for (int i = first + 1; i < lines.size(); i++) {
            if (START.matcher(lines.get(i)).matches()) {
                break;
            }
            last = lines.get(i).isBlank() ? last : i;
        }
        return last + 1;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }
}

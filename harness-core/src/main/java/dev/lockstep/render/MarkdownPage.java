package dev.lockstep.render;

import java.util.List;

/** Markdown that never gets longer than those who take it allow. What no longer fits is counted instead of cut. */
final class MarkdownPage {

    /** Room for the line that says how many rows were left out, and for closing what is open. */
    private static final int RESERVE = 200;

    private final int limit;
    private final StringBuilder text = new StringBuilder();

    MarkdownPage(int limit) {
        this.limit = limit;
    }

    /** Adds a text, unless there is no room for the whole of it. */
    MarkdownPage add(String more) {
        if (fits(more)) {
            text.append(more);
        }
        return this;
    }

    /** Adds a table, or as many of its rows as there is room for. */
    MarkdownPage table(List<String> titles, List<List<String>> rows) {
        String head = line(titles) + line(titles.stream().map(title -> "---").toList());
        if (rows.isEmpty() || !fits(head + line(rows.get(0)))) {
            return this;
        }
        text.append(head);
        int written = 0;
        for (List<String> row : rows) {
            String line = line(row);
            if (!fits(line)) {
                break;
            }
            text.append(line);
            written++;
        }
        text.append('\n');
        if (written < rows.size()) {
            text.append("… and ").append(rows.size() - written).append(" more in report.html.\n\n");
        }
        return this;
    }

    /** Adds a table that is folded away. */
    MarkdownPage folded(String title, List<String> titles, List<List<String>> rows) {
        String open = "<details><summary>" + title + "</summary>\n\n";
        if (rows.isEmpty() || !fits(open + line(titles) + line(titles) + line(rows.get(0)))) {
            return this;
        }
        text.append(open);
        table(titles, rows);
        text.append("</details>\n\n");
        return this;
    }

    private boolean fits(String more) {
        return text.length() + more.length() + RESERVE <= limit;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

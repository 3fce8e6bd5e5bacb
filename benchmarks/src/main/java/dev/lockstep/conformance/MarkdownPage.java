package dev.lockstep.conformance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page for people: one table of words, then the evidence tool by tool. */
public record MarkdownPage(Matrix matrix) {

    private static final String NOT_BY_HAND =
            "<!-- Made by a run, and only by a run: mvn -q -Pdemo,benchmark -pl benchmarks -am test -Dexec.args=conformance -->\n";

    /** Returns the page. */
    public String text() {
        return NOT_BY_HAND + head() + table() + questions() + legend() + tools();
    }

    private String head() {
        return """
                # What migration tools do to PostgreSQL

                Every tool was run for real, on %s. What stands here was seen: the rows, transactions, locks and sessions on
                the server, exit codes, and what went over the wire. Nothing is copied from a manual. Each tool runs with its defaults and
                its ordinary command, on migrations in SQL where it takes SQL. As JSON: [conformance.json](conformance.json).

                """
                .formatted(servers());
    }

    private String servers() {
        return matrix.servers().stream()
                .map(server -> "PostgreSQL " + server.version())
                .collect(Collectors.joining(" and "));
    }

    private String table() {
        StringBuilder text = new StringBuilder(
                """
                ## The table

                A word alone holds for every server; where they differ, the major version stands with it. The words are
                explained [below](#the-words).

                """);
        text.append("| tool |");
        for (Behaviour behaviour : Behaviour.values()) {
            text.append(" [")
                    .append(behaviour.title())
                    .append("](#")
                    .append(anchor(behaviour))
                    .append(") |");
        }
        text.append("\n|---|").append("---|".repeat(Behaviour.values().length)).append('\n');
        for (Matrix.Tool tool : matrix.tools()) {
            text.append("| [**")
                    .append(tool.name())
                    .append("**](#")
                    .append(tool.name())
                    .append(")")
                    .append(only(tool))
                    .append(" |");
            for (Behaviour behaviour : Behaviour.values()) {
                text.append(' ').append(word(tool, behaviour)).append(" |");
            }
            text.append('\n');
        }
        return text.append('\n').toString();
    }

    private String word(Matrix.Tool tool, Behaviour behaviour) {
        List<Matrix.Server> servers = serversOf(tool);
        List<Cell> cells = servers.stream()
                .map(server -> tool.cell(server.major(), behaviour))
                .toList();
        if (cells.stream().map(Cell::word).distinct().count() == 1) {
            return cells.get(0).word().text();
        }
        List<String> words = new ArrayList<>();
        for (Matrix.Server server : servers) {
            Cell cell = tool.cell(server.major(), behaviour);
            words.add(server.major() + ": " + cell.word().text());
        }
        return String.join("<br>", words);
    }

    /** Returns the servers on which anything was seen of the tool, or all if nothing was on any. */
    private List<Matrix.Server> serversOf(Matrix.Tool tool) {
        List<Matrix.Server> seen = matrix.servers().stream()
                .filter(server -> Stream.of(Behaviour.values())
                        .anyMatch(behaviour ->
                                tool.cell(server.major(), behaviour).word() != Word.UNSEEN))
                .toList();
        return seen.isEmpty() ? matrix.servers() : seen;
    }

    private String only(Matrix.Tool tool) {
        List<Matrix.Server> servers = serversOf(tool);
        return servers.size() == matrix.servers().size()
                ? ""
                : servers.stream().map(server -> " on " + server.major()).collect(Collectors.joining(",")) + " only";
    }

    private List<Cell> cells(Matrix.Tool tool, Behaviour behaviour) {
        return matrix.servers().stream()
                .map(server -> tool.cell(server.major(), behaviour))
                .toList();
    }

    private static String questions() {
        StringBuilder text = new StringBuilder("## The questions\n\n");
        for (Behaviour behaviour : Behaviour.values()) {
            text.append("- <a id=\"")
                    .append(anchor(behaviour))
                    .append("\"></a>**")
                    .append(behaviour.title())
                    .append("**: ")
                    .append(behaviour.question())
                    .append('\n');
        }
        return text.append('\n').toString();
    }

    private static String anchor(Behaviour behaviour) {
        return behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String legend() {
        Set<Word> used = EnumSet.noneOf(Word.class);
        for (Matrix.Tool tool : matrix.tools()) {
            for (Behaviour behaviour : Behaviour.values()) {
                cells(tool, behaviour).forEach(cell -> used.add(cell.word()));
            }
        }
        StringBuilder text = new StringBuilder("## The words\n\n");
        used.forEach(word -> text.append("- **")
                .append(word.text())
                .append("**: ")
                .append(word.meaning())
                .append('\n'));
        return text.append('\n').toString();
    }

    private String tools() {
        StringBuilder text = new StringBuilder("## The evidence\n");
        for (Matrix.Tool tool : matrix.tools()) {
            text.append("\n### ").append(tool.name()).append("\n\n");
            text.append(tool.version())
                    .append(", in ")
                    .append(tool.runtime())
                    .append("; run by ")
                    .append(tool.command())
                    .append(".\n\n");
            for (Matrix.Server server : matrix.servers()) {
                if (!serversOf(tool).contains(server)) {
                    line(text, "everything, on " + server.major(), tool.cell(server.major(), Behaviour.TRANSACTIONS));
                }
            }
            for (Behaviour behaviour : Behaviour.values()) {
                evidence(text, tool, behaviour);
            }
        }
        return text.toString();
    }

    private void evidence(StringBuilder text, Matrix.Tool tool, Behaviour behaviour) {
        List<Matrix.Server> servers = serversOf(tool);
        List<Cell> cells = servers.stream()
                .map(server -> tool.cell(server.major(), behaviour))
                .toList();
        if (cells.stream().distinct().count() == 1) {
            line(text, behaviour.title(), cells.get(0));
            return;
        }
        for (Matrix.Server server : servers) {
            line(text, behaviour.title() + ", on " + server.major(), tool.cell(server.major(), behaviour));
        }
    }

    private static void line(StringBuilder text, String title, Cell cell) {
        text.append("- ")
                .append(title)
                .append(": **")
                .append(cell.word().text())
                .append("**");
        cell.evidence().forEach(fact -> text.append("\n  - ").append(escaped(fact)));
        text.append('\n');
    }

    /** Marks of Markdown in a tool's own words are no marks. */
    private static String escaped(String fact) {
        return fact.replaceAll("([\\\\`*_<>|$\\[\\]])", "\\\\$1");
    }
}

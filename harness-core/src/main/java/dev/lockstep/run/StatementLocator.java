package dev.lockstep.run;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import dev.lockstep.verdict.Finding.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds where a statement that was seen on the wire is written, so that a finding leads to its line and not only to its file.
 *
 * <p>A tool may send a statement without its comments, or with other white space: what counts is the sequence of its words, then its
 * text. In code a statement's names lead there. A statement that could be at several places is not found.
 */
public final class StatementLocator {

    private static final long LARGEST_FILE = 1_000_000;
    private static final int MOST_NEIGHBOURS = 500;

    private static final Set<String> CODE = Set.of("py", "js", "ts", "mjs", "cjs", "mts", "cts");

    private final Map<Path, String> texts = new HashMap<>();

    /**
     * Returns the line on which {@code sql} begins: in the migration's own lines or, for its down, in another file of its folder.
     *
     * @param direction which way the migration was going when it was sent
     */
    public Optional<SourceLocation> locate(SourceLocation migration, String sql, Direction direction) {
        if (sql.isBlank()) {
            return Optional.empty();
        }
        if (CODE.contains(ending(migration.file()))) {
            OptionalInt line =
                    new CodeLocator(texts.computeIfAbsent(migration.file(), this::read)).line(sql, direction);
            return line.isPresent()
                    ? Optional.of(SourceLocation.at(migration.file(), line.getAsInt()))
                    : Optional.empty();
        }
        List<SqlStatement> wanted = SqlLexer.cut(sql).statements();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<SourceLocation> own = in(migration.file(), migration.firstLine(), migration.lastLine(), wanted.get(0));
        return own.isPresent() ? own : inNeighbour(migration.file(), wanted.get(0));
    }

    private Optional<SourceLocation> inNeighbour(Path file, SqlStatement wanted) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        List<Path> neighbours;
        try (Stream<Path> files = Files.list(folder)) {
            neighbours = files.map(each -> file.resolveSibling(each.getFileName()))
                    .filter(each -> !each.equals(file))
                    .sorted()
                    .limit(MOST_NEIGHBOURS)
                    .toList();
        } catch (IOException unreadable) {
            // The finding then leads to the migration's file, as it would without this.
            return Optional.empty();
        }
        List<SourceLocation> found = neighbours.stream()
                .flatMap(each -> in(each, 1, SourceLocation.END_OF_FILE, wanted).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Optional<SourceLocation> in(Path file, int firstLine, int lastLine, SqlStatement wanted) {
        String text = ending(file).equals("sql") ? texts.computeIfAbsent(file, this::read) : "";
        List<Found> alike = SqlLexer.cut(text).statements().stream()
                .filter(statement -> statement.words().equals(wanted.words()))
                .map(statement -> new Found(statement, lineOf(text, statement.offset())))
                .filter(found -> found.line() >= firstLine && found.line() <= lastLine)
                .toList();
        List<Found> same = alike.stream()
                .filter(found -> squeezed(found.statement().text()).equals(squeezed(wanted.text())))
                .toList();
        if (!same.isEmpty()) {
            return Optional.of(SourceLocation.at(file, same.get(0).line()));
        }
        return alike.size() == 1
                ? Optional.of(SourceLocation.at(file, alike.get(0).line()))
                : Optional.empty();
    }

    private record Found(SqlStatement statement, int line) {}

    private String read(Path file) {
        try {
            String ending = ending(file);
            return (ending.equals("sql") || CODE.contains(ending))
                            && Files.isRegularFile(file)
                            && Files.size(file) <= LARGEST_FILE
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String ending(Path file) {
        String name = file.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.chars()
                        .limit(offset)
                        .filter(character -> character == '\n')
                        .count();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

package dev.lockstep.postgres.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One file of DDL statements, to be run in order.
 *
 * @param file its name
 */
record DdlCatalogue(String file, List<DdlStatement> statements) {

    static List<DdlCatalogue> all() {
        URL folder = Objects.requireNonNull(DdlCatalogue.class.getResource("ddl-catalogue"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(DdlCatalogue::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DdlCatalogue read(Path file) {
        try {
            return new DdlCatalogue(String.valueOf(file.getFileName()), statements(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DdlStatement> statements(List<String> lines) {
        List<DdlStatement> statements = new ArrayList<>();
        String head = "";
        List<String> sql = new ArrayList<>();
        for (String line : lines) {
            if (DdlStatement.isHead(line)) {
                addTo(statements, head, sql);
                head = line;
                sql.clear();
            } else {
                sql.add(line);
            }
        }
        addTo(statements, head, sql);
        return statements;
    }

    private static void addTo(List<DdlStatement> statements, String head, List<String> lines) {
        // A remark about the next statement stands before its head line.
        String sql = String.join(
                        "\n",
                        lines.stream().filter(line -> !line.startsWith("-- ")).toList())
                .strip();
        if (!head.isEmpty()) {
            statements.add(DdlStatement.of(head, sql));
        } else if (!sql.isEmpty()) {
            throw new IllegalArgumentException("SQL before the first head line: " + sql);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}

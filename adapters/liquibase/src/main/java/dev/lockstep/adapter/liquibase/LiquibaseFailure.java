package dev.lockstep.adapter.liquibase;

import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what went wrong in Liquibase without the layers of exceptions that it arrives in. */
final class LiquibaseFailure {

    private static final Pattern STATEMENT = Pattern.compile("\\[Failed SQL: (?:\\(\\d+\\) )?(.*)]", Pattern.DOTALL);
    private static final Pattern CLASS_NAMES = Pattern.compile("(?:[a-z]+\\.)+[A-Z]\\w*(?:Exception|Error): ");
    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");
    private static final int STATEMENT_LENGTH = 300;

    private final LiquibaseSettings settings;
    private final ProjectResources resources;

    LiquibaseFailure(LiquibaseSettings settings, ProjectResources resources) {
        this.settings = settings;
        this.resources = resources;
    }

    /** The changelog cannot be read or is not valid. */
    Problem toRead(Throwable failure) {
        String said = words(failure);
        return Problem.what("Liquibase does not accept the changelog")
                .where(place(said))
                .said(said)
                .remedy("correct the changelog; no changeset was run");
    }

    Problem toReadHistory(Throwable failure) {
        Problem problem = Problem.what("Liquibase cannot read its history").where(settings.changelog());
        return ServerError.of(failure)
                .map(server -> server.addTo(problem))
                .orElseGet(() -> problem.said(words(failure)));
    }

    Problem toFind(MigrationId id, List<Migration> migrations) {
        return Problem.what("there is no changeset " + id)
                .where(settings.changelog())
                .said("changesets: "
                        + migrations.stream()
                                .map(migration -> migration.id().value())
                                .collect(Collectors.joining(", ")));
    }

    /** A changeset could not be applied or rolled back. */
    Problem to(String verb, Migration migration, Throwable failure) {
        Problem problem = Problem.what("Liquibase could not " + verb + " changeset " + migration.id())
                .where(migration.source());
        Optional<ServerError> server = ServerError.of(failure);
        if (server.isEmpty()) {
            return problem.said(words(failure));
        }
        Problem told = server.get().addTo(problem);
        return statement(failure).map(sql -> told.said("statement: " + sql)).orElse(told);
    }

    private static Optional<String> statement(Throwable failure) {
        Matcher statement = STATEMENT.matcher(String.valueOf(failure.getMessage()));
        if (!statement.find()) {
            return Optional.empty();
        }
        String sql = statement.group(1).strip();
        return Optional.of(sql.length() <= STATEMENT_LENGTH ? sql : sql.substring(0, STATEMENT_LENGTH) + " …");
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return CLASS_NAMES
                .matcher(message)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private Object place(String said) {
        return resources
                .file(settings.changelog())
                .map(settings::readable)
                .<Object>map(file -> located(file, said))
                .orElseGet(settings::changelog);
    }

    private static SourceLocation located(Path file, String said) {
        Matcher line = LINE.matcher(said);
        return line.find() ? SourceLocation.at(file, Integer.parseInt(line.group(1))) : SourceLocation.of(file);
    }
}

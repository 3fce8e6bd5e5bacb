package dev.lockstep.adapter.liquibase;

import dev.lockstep.migration.Migration;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.exception.ValidationFailedException;
import org.jspecify.annotations.Nullable;

/** Tells what went wrong in Liquibase without the layers of exceptions that it arrives in. */
final class LiquibaseFailure {

    private static final Pattern STATEMENT = Pattern.compile("\\[Failed SQL: (?:\\(\\d+\\) )?(.*)]", Pattern.DOTALL);
    private static final Pattern CLASS_NAMES = Pattern.compile("(?:[a-z]+\\.)+[A-Z]\\w*(?:Exception|Error): ");
    private static final Pattern NAMESPACE = Pattern.compile("\\{?\"http://www\\.liquibase\\.org/[^\"]*\":(\\w+)}?");
    private static final int LENGTH = 300;
    private static final Pattern EDITED = Pattern.compile(".+::(.+)::(.+) was: .*");

    private final String changelog;
    private final FaultPlace places;

    LiquibaseFailure(LiquibaseSettings settings, ProjectResources resources) {
        changelog = settings.changelog();
        places = new FaultPlace(settings, resources);
    }

    /** The changelog cannot be read or is not valid. */
    Problem toRead(Throwable failure) {
        String said = words(failure);
        Problem problem = Problem.what("Liquibase does not accept the changelog")
                .where(places.of(said))
                .said(said);
        return problem.remedy("correct the changelog; nothing was run");
    }

    Problem toReadHistory(Throwable failure) {
        Problem problem = Problem.what("Liquibase cannot read its history").where(changelog);
        return ServerError.of(failure)
                .map(server -> server.addTo(problem))
                .orElseGet(() -> problem.said(words(failure)));
    }

    /** A changeset could not be applied or rolled back. */
    Problem to(String verb, Migration migration, Throwable failure) {
        Problem problem = Problem.what(LiquibaseTool.NAME + " failed to " + verb + " " + migration.id())
                .where(migration.source());
        Optional<ServerError> server = ServerError.of(failure);
        if (server.isEmpty()) {
            List<String> edited = edited(failure);
            return edited.isEmpty()
                    ? problem.said(words(failure))
                    : problem.said("edited after being applied: " + String.join(", ", edited))
                            .said(words(failure))
                            .remedy("put the changeset back as it was and make the change in a new one");
        }
        Problem told = server.get().addTo(problem);
        return statement(failure).map(sql -> told.said("statement: " + sql)).orElse(told);
    }

    private static List<String> edited(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ValidationFailedException invalid) {
                return invalid.getInvalidMD5Sums().stream()
                        .map(sum -> EDITED.matcher(sum).replaceFirst("$2:$1"))
                        .toList();
            }
        }
        return List.of();
    }

    private static Optional<String> statement(Throwable failure) {
        Matcher statement = STATEMENT.matcher(String.valueOf(failure.getMessage()));
        return statement.find() ? Optional.of(shortened(statement.group(1).strip())) : Optional.empty();
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String plain = NAMESPACE.matcher(CLASS_NAMES.matcher(message).replaceAll("")).replaceAll("$1");
        return plain.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(LiquibaseFailure::shortened)
                .collect(Collectors.joining("\n"));
    }

    private static String shortened(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + " …";
    }
}

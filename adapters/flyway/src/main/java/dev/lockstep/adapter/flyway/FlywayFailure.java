package dev.lockstep.adapter.flyway;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/** What Flyway threw, told as a problem: the server's words where the server spoke, else Flyway's. */
final class FlywayFailure {

    private static final Set<String> ENDED_WHILE_WAITING = Set.of(ServerError.ADMIN_SHUTDOWN, "57014", "55P03");

    private FlywayFailure() {}

    static Problem problem(String what, SourceLocation source, Exception failure, FlywaySettings.Lock lock) {
        Problem problem = Problem.what(what).where(place(failure).orElse(source));
        Optional<ServerError> server = ServerError.of(failure);
        if (server.isEmpty()) {
            return problem.said(words(failure));
        }
        Problem told = server.get().addTo(problem);
        boolean waited = lock == FlywaySettings.Lock.TRANSACTION
                && ENDED_WHILE_WAITING.contains(server.get().sqlState());
        return waited
                ? told.remedy("if it creates an index concurrently, set flyway.postgresql.transactional.lock=false: the"
                        + " transaction of Flyway's own lock keeps it waiting for ever")
                : told;
    }

    /** Flyway's message without the rules and blank lines that it puts around headings. */
    static String words(Exception failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("-+"))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<SourceLocation> place(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script && script.getResource() != null) {
                Path file = Path.of(script.getResource().getAbsolutePathOnDisk());
                return Optional.of(SourceLocation.at(file, Math.max(1, script.getLineNumber())));
            }
        }
        return Optional.empty();
    }
}

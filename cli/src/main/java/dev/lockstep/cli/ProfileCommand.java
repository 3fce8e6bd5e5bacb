package dev.lockstep.cli;

import dev.lockstep.fixture.profile.Profile;
import dev.lockstep.fixture.profile.ProfileFile;
import dev.lockstep.fixture.profile.ProfileReader;
import dev.lockstep.fixture.profile.ProfileSettings;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.WrittenDuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads the shape of a production database. */
@Command(
        name = "profile",
        description = {
            "Reads the statistics of a database, never its tables, and writes them to a file that made-up rows can follow.",
            "Nothing is changed there. No value of a row is in the file unless --allow-values lets it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:it could not be read or written, or the command was misused"})
final class ProfileCommand implements Callable<Integer> {

    private static final int LOGIN_SECONDS = 15;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "jdbc:postgresql://… or postgres://…; PGHOST, PGPORT, PGDATABASE and PGUSER when left out.")
    private String url = "";

    @Option(names = "--user", paramLabel = "ROLE", description = "Who logs in.")
    private String user = "";

    @Option(
            names = "--password",
            interactive = true,
            arity = "0",
            description = "Ask for the password. Without this PGPASSWORD and ~/.pgpass are looked at.")
    private char @Nullable [] password;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "Only this schema, may be repeated; all but the server's own when left out.")
    private List<String> schemas = List.of();

    @Option(
            names = "--allow-values",
            paramLabel = "TABLE.COLUMN",
            description =
                    "Let most common values and bounds of this column into the file; may be repeated, * stands for anything.")
    private List<String> allowed = List.of();

    @Option(
            names = "--statement-timeout",
            paramLabel = "DURATION",
            description =
                    "After which the server ends a query, for instance 30s or 500ms; ${DEFAULT-VALUE} when left out.")
    private String statementTimeout = "30s";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the profile goes, - for standard output; ${DEFAULT-VALUE} when left out.")
    private String output = "prod.profile.json";

    @Override
    public Integer call() {
        ProfileSettings settings = new ProfileSettings(schemas, allowed, timeout());
        ServerUrl server = ServerUrl.of(url, System.getenv());
        Profile profile = read(server, settings);
        PrintWriter out = spec.commandLine().getOut();
        boolean piped = output.equals("-");
        new Output(out, piped ? null : Path.of(output)).put(ProfileFile.text(profile));
        tell(profile, piped ? spec.commandLine().getErr() : out);
        return ExitCode.PASSED;
    }

    private Duration timeout() {
        return WrittenDuration.parse(statementTimeout)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--statement-timeout = " + statementTimeout + ": " + WrittenDuration.FAULT));
    }

    private Profile read(ServerUrl server, ProfileSettings settings) {
        if (!user.isEmpty()) {
            server.login().setProperty("user", user);
        }
        if (password != null) {
            server.login().setProperty("password", new String(password));
        }
        server.login().setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
        server.login().setProperty("ApplicationName", "lockstep profile");
        server.login().setProperty("readOnly", "true");
        try (Connection connection = DriverManager.getConnection(server.jdbc(), server.login())) {
            return new ProfileReader(connection, settings).read();
        } catch (SQLException refused) {
            throw new LockstepException(
                    Problem.what("the server cannot be reached, or does not let this role in")
                            .where(server)
                            .said(String.valueOf(refused.getMessage()))
                            .remedy(
                                    "correct --url and --user; the password comes from PGPASSWORD, ~/.pgpass or --password"),
                    refused);
        }
    }

    private void tell(Profile profile, PrintWriter to) {
        long columns = profile.tables().stream()
                .mapToLong(table -> table.columns().size())
                .sum();
        long known = profile.tables().stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.spread().isPresent())
                .count();
        to.println(profile.tables().size() + " tables, " + known + " of " + columns + " columns with statistics"
                + (output.equals("-") ? "" : ": " + output));
        profile.tables().forEach(table -> table.notes().forEach(note -> to.println("  " + table.name() + ": " + note)));
    }
}

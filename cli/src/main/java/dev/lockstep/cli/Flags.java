package dev.lockstep.cli;

import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The settings that were given on the command line. Values are read where those of files are read, so every mistake is told alike. */
final class Flags implements SettingSource {

    private final Map<String, Setting> given = new TreeMap<>();

    @Option(names = "--tool", paramLabel = "NAME", description = "The migration tool; detected when left out.")
    void tool(String value) {
        give("tool", "--tool", value);
    }

    @Option(
            names = "--postgres",
            paramLabel = "MAJOR",
            description = "PostgreSQL that is unpacked and started: 14 to 18.")
    void postgres(String value) {
        give("postgres", "--postgres", value);
    }

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "PostgreSQL in a container, for instance postgres:17.")
    void image(String value) {
        give("image", "--image", value);
    }

    @Option(
            names = "--url",
            paramLabel = "JDBC-URL",
            description = "PostgreSQL that is already there; see --disposable.")
    void url(String value) {
        give("url", "--url", value);
    }

    @Option(names = "--user", paramLabel = "ROLE", description = "The role for --url.")
    void user(String value) {
        give("user", "--user", value);
    }

    @Option(
            names = "--password",
            paramLabel = "WORD",
            defaultValue = "${env:LOCKSTEP_PASSWORD:-}",
            description = "The password for --url; better in the variable LOCKSTEP_PASSWORD.")
    void password(String value) {
        give("password", "--password", value);
    }

    @Option(names = "--disposable", description = "Nothing on the server of --url is worth keeping.")
    void disposable(boolean value) {
        give("disposable", "--disposable", Boolean.toString(value));
    }

    @Option(names = "--journey", paramLabel = "NAME", description = "stairway, round-trip or latest.")
    void journey(String value) {
        give("journey", "--journey", value);
    }

    @Option(
            names = "--latest",
            paramLabel = "N",
            description = "How many of the newest migrations the journey latest looks at.")
    void latest(String value) {
        give("latest", "--latest", value);
    }

    @Option(names = "--rows", paramLabel = "N", description = "Rows per table; 0 runs without rows.")
    void rows(String value) {
        give("rows", "--rows", value);
    }

    @Option(
            names = "--table-rows",
            paramLabel = "ROWS",
            description = "Rows of single tables: \"orders=10_000_000; order_lines=3 per orders\".")
    void tableRows(String value) {
        give("tableRows", "--table-rows", value);
    }

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "The shape of a production database, whose rows and values are followed.")
    void profile(String value) {
        give("profile", "--profile", absolute(value));
    }

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Costs of earlier runs to compare with; written if it is not there.")
    void baseline(String value) {
        give("baseline", "--baseline", absolute(value));
    }

    @Option(names = "--update-baseline", description = "Take this run's costs into the baseline instead of comparing.")
    void updateBaseline(boolean value) {
        give("updateBaseline", "--update-baseline", Boolean.toString(value));
    }

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Look at one part of the migrations only, where N machines share them: 1/4.")
    void shard(String value) {
        give("shard", "--shard", value);
    }

    @Option(
            names = "--propose-downs",
            paramLabel = "true|false",
            description = "Derive, run and show a down for each migration that has none; true when left out.")
    void proposeDowns(String value) {
        give("proposeDowns", "--propose-downs", value);
    }

    @Option(names = "--seed", paramLabel = "N", description = "Decides every generated value.")
    void seed(String value) {
        give("seed", "--seed", value);
    }

    @Option(names = "--deadline", paramLabel = "TIME", description = "How long one migration may take: 30s, 5m.")
    void deadline(String value) {
        give("deadline", "--deadline", value);
    }

    @Option(names = "--report-directory", paramLabel = "DIR", description = "Where report.html and report.json go.")
    void reportDirectory(String value) {
        give("reportDirectory", "--report-directory", absolute(value));
    }

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "Any setting of lockstep.yaml by its name, for instance --set budget.held=200ms; ';' between several values.")
    void set(Map<String, String> pairs) {
        pairs.forEach((name, value) -> give(name, "--set " + name, value));
    }

    /** Returns the names that {@code --set} was given and no setting has. */
    List<String> unknown() {
        return given.keySet().stream()
                .filter(name -> SettingName.of(name)
                        .filter(known -> known.shape() != SettingName.Shape.RECORDS)
                        .isEmpty())
                .toList();
    }

    @Override
    public Optional<Setting> setting(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** A flag's file is where the command is given, not where the file of settings is. */
    private static String absolute(String file) {
        return Path.of(file).toAbsolutePath().toString();
    }

    private void give(String name, String flag, String value) {
        if (!value.isBlank()) {
            given.put(name, new Setting(flag, value.strip()));
        }
    }
}

package dev.lockstep.adapter.atlas;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.GoProgram;
import dev.lockstep.adapter.command.MigrationFolder;
import dev.lockstep.adapter.command.ProgramFinder;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Atlas is run.
 *
 * @param applyOne applies the next migration
 * @param version of the program
 * @param folder of the migrations
 * @param table of the history
 */
record AtlasCommands(Command applyOne, String version, Path folder, ObjectName table) {

    private static final GoProgram ATLAS = new GoProgram(AtlasTool.NAME, "ariga.io/atlas/cmd/atlas", "LOCKSTEP_ATLAS");
    private static final String REVISIONS = "atlas_schema_revisions";

    static AtlasCommands of(ToolSettings settings, Workplace place) {
        Optional<Path> config = settings.file("config");
        AtlasConfig.Block block = config.map(file -> new AtlasConfig(MigrationFolder.text(file)))
                .orElseGet(() -> AtlasConfig.in(settings.root()))
                .block(settings.get("env"));
        refuseOtherFormats(settings, block);
        ProgramFinder finder = new ProgramFinder(settings.root(), System.getenv());
        Map<String, String> environment =
                ToolEnvironment.of(finder.environment(), place.hearing().address(), settings);
        environment.put("ATLAS_NO_UPDATE_NOTIFIER", "1");
        environment.put("ATLAS_NO_ANON_TELEMETRY", "1");
        Command atlas = new Command(ATLAS.find(settings, finder), settings.root(), environment);
        String said = GoProgram.ask(
                atlas.with("version"),
                Problem.what("atlas does not run").where(atlas).remedy("install Atlas, or set atlas to the program"));
        Path folder = settings.file("dir").orElseGet(() -> settings.root()
                .resolve(block.directory().orElse("migrations"))
                .normalize());
        Optional<String> searchPath = settings.get("search_path").or(block::searchPath);
        String schema = settings.get("revisions-schema")
                .or(block::revisionsSchema)
                .or(() -> searchPath)
                .orElse(REVISIONS);
        return new AtlasCommands(
                atlas.with(apply(settings, place, config, folder, searchPath)),
                said.lines().findFirst().orElse(said).replaceFirst("^atlas (?:\\w+ )?version (?:- )?", ""),
                folder,
                new ObjectName(schema, REVISIONS));
    }

    private static List<String> apply(
            ToolSettings settings, Workplace place, Optional<Path> config, Path folder, Optional<String> searchPath) {
        // The server here speaks no TLS, and lib/pq takes no for an error unless it is told not to ask.
        String url = ToolEnvironment.url(place.hearing().address()) + "?sslmode=disable"
                + searchPath.map(path -> "&search_path=" + path).orElse("");
        // What the harness has put into the database before the first migration is no reason to refuse it.
        List<String> words = new ArrayList<>(List.of("migrate", "apply", "1", "--allow-dirty"));
        words.addAll(List.of("--url", url, "--dir", folder.toUri().toString().replaceFirst("^file:/+", "file:///")));
        config.ifPresent(file -> words.addAll(List.of("--config", "file://" + file)));
        for (String name : List.of("env", "tx-mode", "exec-order", "revisions-schema")) {
            settings.get(name).ifPresent(value -> words.addAll(List.of("--" + name, value)));
        }
        settings.get("var").ifPresent(all -> {
            for (String variable : all.split(",", -1)) {
                words.addAll(List.of("--var", variable.strip()));
            }
        });
        return words;
    }

    private static void refuseOtherFormats(ToolSettings settings, AtlasConfig.Block block) {
        block.format().filter(format -> !format.equals("atlas")).ifPresent(format -> {
            throw new LockstepException(Problem.what(
                            "Atlas only borrows this directory: its format is that of " + format)
                    .where(settings.root().resolve(AtlasConfig.NAME))
                    .remedy("name the tool " + format
                            + ", or bring the directory into Atlas' own format with atlas migrate" + " import"));
        });
    }
}

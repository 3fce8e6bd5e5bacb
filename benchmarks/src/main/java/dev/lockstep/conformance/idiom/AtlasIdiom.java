package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.atlas.AtlasTool;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory of versioned migrations with its checksums, run by {@code atlas migrate apply}. */
public final class AtlasIdiom implements Idiom {

    private static final DatabaseAddress NONE = new DatabaseAddress("db.invalid", 1, "none", "nobody", "");

    @Override
    public MigrationTool adapter() {
        return new AtlasTool();
    }

    @Override
    public String runtime() {
        return "a Go program, lib/pq";
    }

    @Override
    public String command() {
        return "atlas migrate apply";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        new ProjectFolder(root)
                .link("bin/atlas", ToolKit.goModule("atlas").resolve("bin/atlas"))
                .without("migrations");
        MigrationProject project = edit(root, changes);
        CommandResult hashed = new CommandRunner().run(atlas(root, NONE, "migrate", "hash"), Duration.ofSeconds(60));
        if (!hashed.succeeded()) {
            throw new IOException("atlas migrate hash: " + hashed.output());
        }
        return project;
    }

    /** Without writing the checksums again, which Atlas wants a developer to do. */
    @Override
    public MigrationProject edit(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root);
        for (Change change : changes) {
            String marker = change.form() == Form.ALONE ? "-- atlas:txmode none\n\n" : "";
            folder.file(
                    "migrations/" + change.version() + "_" + change.word() + ".sql",
                    marker + ProjectFolder.script(change.statements()));
        }
        return folder.project("atlas");
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return atlas(
                folder,
                address,
                "migrate",
                "apply",
                "--url",
                Surroundings.plain(address),
                "--dir",
                "file://migrations");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.empty();
    }

    private static Command atlas(Path folder, DatabaseAddress address, String... words) {
        return Surroundings.command(folder, address, folder.resolve("bin/atlas").toString())
                .with(words);
    }

    @Override
    public String history() {
        return "SELECT version || CASE WHEN applied < total THEN ' ' || applied || ' of ' || total || ' applied'"
                + " ELSE '' END FROM atlas_schema_revisions.atlas_schema_revisions WHERE version LIKE '2%' ORDER BY version";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(Form.ALONE, "-- atlas:txmode none");
    }
}

package dev.lockstep.adapter.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project of Atlas with the pinned Atlas in its {@code bin}. */
final class AtlasFolder {

    private final Path root;

    AtlasFolder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("migrations"));
        Path atlas = Files.createDirectories(root.resolve("bin")).resolve("atlas");
        if (!Files.exists(atlas)) {
            Files.createSymbolicLink(atlas, ToolKit.goModule("atlas").resolve("bin/atlas"));
        }
    }

    MigrationProject project() {
        return new MigrationProject(AtlasTool.NAME, root, new TreeMap<>(), "the test says so");
    }

    AtlasFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    AtlasFolder migration(String name, String text) throws IOException {
        return file("migrations/" + name + ".sql", text + "\n");
    }

    /** Lets Atlas write its checksums, as a developer does. */
    AtlasFolder hashed() {
        CommandResult hashed = new CommandRunner()
                .run(new Command(
                        List.of(root.resolve("bin/atlas").toString(), "migrate", "hash"),
                        root,
                        Map.of("HOME", root.toString())));
        assertThat(hashed.succeeded()).as(hashed.output()).isTrue();
        return this;
    }
}

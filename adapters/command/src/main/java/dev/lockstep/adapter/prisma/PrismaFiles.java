package dev.lockstep.adapter.prisma;

import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What shows that a folder is a project of Prisma. */
final class PrismaFiles {

    static final String MIGRATIONS = "migrations";
    static final String LOCK = "migration_lock.toml";

    private static final String USUAL = "prisma/migrations";
    private static final List<String> USUAL_FOLDERS =
            List.of(USUAL, "migrations", "prisma/schema/migrations", "src/prisma/migrations", "db/migrations");
    private static final List<String> SCHEMAS = List.of("prisma/schema.prisma", "schema.prisma");

    private PrismaFiles() {}

    static Optional<MigrationProject> detect(Path directory) {
        if (Files.isRegularFile(directory.resolve(LOCK))) {
            return Optional.of(project(directory, ".", "it holds " + LOCK));
        }
        for (String folder : USUAL_FOLDERS) {
            String lock = folder + "/" + LOCK;
            if (Files.isRegularFile(directory.resolve(lock))) {
                return Optional.of(project(directory, folder, "it holds " + lock));
            }
        }
        return SCHEMAS.stream()
                .filter(schema -> Files.isRegularFile(directory.resolve(schema)))
                .findFirst()
                .map(schema -> project(directory, schema.replace("schema.prisma", MIGRATIONS), "it holds " + schema));
    }

    static Path migrations(ToolSettings settings) {
        return settings.file(MIGRATIONS).orElseGet(() -> settings.root().resolve(USUAL));
    }

    private static MigrationProject project(Path root, String folder, String because) {
        Map<String, String> settings = folder.equals(USUAL) ? Map.of() : Map.of(MIGRATIONS, folder);
        return new MigrationProject(PrismaTool.NAME, root, new TreeMap<>(settings), because);
    }
}

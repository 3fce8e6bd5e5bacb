package dev.lockstep.adapter.sql;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

class SqlFolderToolContractIT extends MigrationToolContract {

    private static final Map<String, String> CREATE = Map.of(
            "001_create.up.sql", "CREATE TABLE customer (id bigint PRIMARY KEY, name text);",
            "001_create.down.sql", "DROP TABLE customer;");
    private static final Map<String, String> STATUS = Map.of(
            "002_status.up.sql", "ALTER TABLE customer ADD COLUMN status text;\nUPDATE customer SET status = 'new';\n",
            "002_status.down.sql", "ALTER TABLE customer DROP COLUMN status;");
    private static final Map<String, String> INDEX = Map.of(
            "003_index.up.sql", "CREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);",
            "003_index.down.sql", "DROP INDEX CONCURRENTLY customer_name_idx;");

    @Override
    protected MigrationTool tool() {
        return new SqlFolderTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        switch (story) {
            case GOOD -> List.of(CREATE, STATUS, INDEX).forEach(files::putAll);
            case UP_FAILS -> {
                files.putAll(CREATE);
                files.put(
                        "002_half.up.sql",
                        "CREATE TABLE half_way (id bigint);\nINSERT INTO no_such_table VALUES (1);\n");
            }
            case DOWN_FAILS -> {
                files.putAll(CREATE);
                files.put("001_create.down.sql", "DROP TABLE customer;\nDELETE FROM no_such_table;\n");
            }
            case DOWN_MISSING -> {
                List.of(CREATE, STATUS).forEach(files::putAll);
                files.remove("002_status.down.sql");
            }
            case IRREVERSIBLE -> {
                List.of(CREATE, STATUS).forEach(files::putAll);
                files.remove("002_status.down.sql");
                files.merge(
                        "002_status.up.sql",
                        "-- lockstep:irreversible because " + ContractStory.REASON + "\n",
                        (sql, declaration) -> declaration + sql);
            }
            case HANGS -> files.put("001_sleep.up.sql", "SELECT pg_sleep(3600);");
            case EMPTY -> {}
            case EDITED -> {
                return Optional.empty();
            }
        }
        clear(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return Optional.of(new MigrationProject("sql", folder, new TreeMap<>(), "the test says so"));
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}

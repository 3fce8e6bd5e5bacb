package dev.lockstep.adapter.flyway;

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

class FlywayToolContractIT extends MigrationToolContract {

    private static final Map<String, String> CREATE = Map.of(
            "V1__create.sql", "CREATE TABLE customer (id bigint PRIMARY KEY, name text);",
            "U1__create.sql", "DROP TABLE customer;");
    private static final Map<String, String> STATUS = Map.of(
            "V2__status.sql", "ALTER TABLE customer ADD COLUMN status text;\nUPDATE customer SET status = 'new';\n",
            "U2__status.sql", "ALTER TABLE customer DROP COLUMN status;");
    private static final Map<String, String> INDEX = Map.of(
            "V3__index.sql", "CREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);",
            "U3__index.sql", "DROP INDEX CONCURRENTLY customer_name_idx;");

    @Override
    protected MigrationTool tool() {
        return new FlywayTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>(CREATE);
        switch (story) {
            case GOOD -> List.of(STATUS, INDEX).forEach(files::putAll);
            case UP_FAILS -> files.put(
                    "V2__half.sql", "CREATE TABLE half_way (id bigint);\nINSERT INTO no_such_table VALUES (1);\n");
            case DOWN_FAILS -> files.put("U1__create.sql", "DROP TABLE customer;\nDELETE FROM no_such_table;\n");
            case DOWN_MISSING -> files.put("V2__status.sql", "ALTER TABLE customer ADD COLUMN status text;");
            case IRREVERSIBLE -> files.put(
                    "V2__status.sql",
                    "-- lockstep:irreversible because " + ContractStory.REASON
                            + "\nALTER TABLE customer ADD COLUMN status text;");
            case EDITED -> {
                List.of(STATUS, INDEX).forEach(files::putAll);
                files.put("V1__create.sql", "CREATE TABLE customer (id bigint PRIMARY KEY, name text, note text);");
            }
            case HANGS -> {
                files.clear();
                files.put("V1__sleep.sql", "SELECT pg_sleep(3600);");
            }
            case EMPTY -> files.clear();
        }
        clear(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return Optional.of(new MigrationProject("flyway", folder, new TreeMap<>(), "the test says so"));
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}

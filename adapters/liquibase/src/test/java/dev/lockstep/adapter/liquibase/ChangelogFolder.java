package dev.lockstep.adapter.liquibase;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project that a test writes. */
record ChangelogFolder(Path root) {

    private static final String XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                               xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                                                   http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            %s
            </databaseChangeLog>
            """;

    ChangelogFolder write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an XML changelog whose content begins on line 6. */
    ChangelogFolder xml(String name, String content) {
        return write(name, XML.formatted(content));
    }

    /** Writes a formatted SQL changelog whose content begins on line 2. */
    ChangelogFolder sql(String name, String content) {
        return write(name, "--liquibase formatted sql\n" + content);
    }

    /** Writes the same two changesets, ann:1 (table item) and ann:2 (table note), in every format. */
    ChangelogFolder everyFormat() {
        return xml(
                        "changelog.xml",
                        """
                        <!-- <changeSet id="1" author="ann"> of old -->
                        <changeSet author="ann"
                                   id="1">
                          <createTable tableName="item"><column name="id" type="int"/></createTable>
                        </changeSet>

                        <changeSet id='2' author='ann'>
                          <sql>CREATE TABLE note (id int)</sql>
                          <rollback>DROP TABLE note</rollback>
                        </changeSet>
                        """)
                .write(
                        "changelog.yaml",
                        """
                        databaseChangeLog:
                          - changeSet:
                              id: 1
                              author: ann
                              changes:
                                - createTable:
                                    tableName: item
                                    columns:
                                      - column: { name: id, type: int }

                          - changeSet:
                              id: 2
                              author: ann
                              changes:
                                - sql: CREATE TABLE note (id int)
                              rollback:
                                - sql: DROP TABLE note
                        """)
                .write(
                        "changelog.json",
                        """
                        {"databaseChangeLog": [
                          {"changeSet": {
                            "id": "1", "author": "ann",
                            "changes": [{"createTable": {
                              "tableName": "item", "columns": [{"column": {"name": "id", "type": "int"}}]
                            }}]
                          }},
                          {"changeSet": {
                            "id": "2", "author": "ann",
                            "changes": [{"sql": {"sql": "CREATE TABLE note (id int)"}}],
                            "rollback": [{"sql": {"sql": "DROP TABLE note"}}]
                          }}
                        ]}
                        """)
                .sql(
                        "changelog.sql",
                        """

                        --changeset ann:1
                        CREATE TABLE item (id int);
                        --rollback DROP TABLE item;

                        --changeset ann:2
                        CREATE TABLE note (id int);
                        --rollback DROP TABLE note;
                        """);
    }

    static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MigrationProject project(Map<String, String> settings) {
        return new MigrationProject("liquibase", root, new TreeMap<>(settings), "a test says so");
    }

    MigrationSession open(Database database, Map<String, String> settings) {
        return new LiquibaseTool().open(project(settings), database);
    }

    MigrationSession open(Database database) {
        return open(database, Map.of());
    }
}

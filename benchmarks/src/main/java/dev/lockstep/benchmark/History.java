package dev.lockstep.benchmark;

import dev.lockstep.spi.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same 200 migrations in one tool's idiom, and a round trip of them with that tool alone. */
interface History {

    int LENGTH = 200;

    /** Returns the tool's name. */
    String tool();

    /** Returns how the tool works when it works alone, for people. */
    String aloneAs();

    /** Returns the folder of the migrations. */
    Path folder();

    /** Takes everything up, down and up with the tool alone. */
    void roundTrip(Database database);

    /** One migration: what it does and what undoes it. */
    record Change(String up, String down) {}

    /** Returns the migrations: tables, columns, indexes and constraints in turn. */
    static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int number = 0; number < LENGTH; number++) {
            String table = "t" + number / 4;
            String parent = "t" + Math.max(0, number / 4 - 1);
            changes.add(
                    switch (number % 4) {
                        case 0 -> new Change(
                                "CREATE TABLE " + table
                                        + " (id bigint PRIMARY KEY, parent_id bigint, name text NOT NULL, at timestamptz)",
                                "DROP TABLE " + table);
                        case 1 -> new Change(
                                "ALTER TABLE " + table + " ADD COLUMN amount numeric(12, 2) NOT NULL DEFAULT 0",
                                "ALTER TABLE " + table + " DROP COLUMN amount");
                        case 2 -> new Change(
                                "CREATE INDEX " + table + "_parent_idx ON " + table + " (parent_id)",
                                "DROP INDEX " + table + "_parent_idx");
                        default -> new Change(
                                "ALTER TABLE " + table + " ADD CONSTRAINT " + table
                                        + "_parent_fk FOREIGN KEY (parent_id) REFERENCES " + parent + " (id)",
                                "ALTER TABLE " + table + " DROP CONSTRAINT " + table + "_parent_fk");
                    });
        }
        return changes;
    }
}

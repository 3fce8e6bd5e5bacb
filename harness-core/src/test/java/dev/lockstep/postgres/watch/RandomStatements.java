package dev.lockstep.postgres.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements as they come, from a seed. */
final class RandomStatements {

    static final int TABLES = 4;

    /** Marks statements that let go of locks before they end. */
    static final String TAKES_BACK = "/* takes back */";

    private static final List<String> MODES = List.of(
            "ACCESS SHARE",
            "ROW SHARE",
            "ROW EXCLUSIVE",
            "SHARE UPDATE EXCLUSIVE",
            "SHARE",
            "SHARE ROW EXCLUSIVE",
            "EXCLUSIVE",
            "ACCESS EXCLUSIVE");

    private RandomStatements() {}

    /** Returns three to eight statements, for a transaction block or for autocommit. */
    static List<String> sequence(Random random, boolean autocommit) {
        List<String> statements = new ArrayList<>();
        int length = 3 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            statements.add(autocommit && random.nextInt(5) == 0 ? alone(random) : anywhere(random, autocommit));
        }
        return statements;
    }

    /** What the server refuses inside a transaction block. */
    private static String alone(Random random) {
        String table = table(random);
        return switch (random.nextInt(4)) {
            case 0 -> "CREATE INDEX CONCURRENTLY ON " + table + " (n)";
            case 1 -> "VACUUM " + table;
            case 2 -> "VACUUM FULL " + table;
            default -> "REINDEX TABLE CONCURRENTLY " + table;
        };
    }

    private static String anywhere(Random random, boolean autocommit) {
        String table = table(random);
        String column = "c" + random.nextInt(3);
        // Or the same statement, sent again and again, would soon not be looked at any more.
        String alias = " AS a" + random.nextInt(1_000_000);
        return switch (random.nextInt(24)) {
            case 0 -> "ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS " + column + " int DEFAULT 1";
            case 1 -> "ALTER TABLE " + table + " DROP COLUMN IF EXISTS " + column;
            case 2 -> "CREATE INDEX ON " + table + " (n)";
            case 3 -> "DROP INDEX IF EXISTS " + table + "_n_idx";
            case 4 -> "INSERT INTO " + table + " SELECT max(id) + 1, 1, 'y' FROM " + table + alias;
            case 5 -> "UPDATE " + table + alias + " SET n = n + 1 WHERE id < " + random.nextInt(3000);
            case 6 -> "DELETE FROM " + table + alias + " WHERE id = " + random.nextInt(3000);
            case 7 -> "SELECT count(*) FROM " + table + alias;
            case 8 -> "SELECT * FROM " + table + alias + " WHERE id = 1 FOR UPDATE";
            case 9 -> "SELECT 1" + alias + " FROM " + table + " JOIN " + table(random) + " USING (id)";
            case 10, 11 -> "LOCK TABLE " + table + " IN " + MODES.get(random.nextInt(MODES.size())) + " MODE";
            case 12 -> "SELECT pg_sleep(0.00" + random.nextInt(10) + ")";
            case 13 -> autocommit ? "SHOW lock_timeout" : "SAVEPOINT s";
            case 14 -> autocommit ? "SELECT 1" : "ROLLBACK TO s";
            case 15 -> autocommit ? "SELECT 2" : "RELEASE s";
            case 16 -> "SELECT 1 / 0";
            case 17 -> "TRUNCATE " + table;
            case 18 -> "CREATE TABLE IF NOT EXISTS new_" + table + " (id int PRIMARY KEY REFERENCES " + table + ")";
            case 19 -> "DROP TABLE IF EXISTS new_" + table;
            case 20 -> "COMMENT ON TABLE " + table + " IS 'x'";
            case 21 -> "DO $$BEGIN LOCK TABLE " + table + " IN SHARE MODE; PERFORM pg_sleep(0.00" + random.nextInt(10)
                    + "); END$$";
            case 22 -> "DO $$BEGIN BEGIN LOCK TABLE " + table
                    + " IN EXCLUSIVE MODE; PERFORM pg_sleep(0.004); RAISE division_by_zero;"
                    + " EXCEPTION WHEN division_by_zero THEN NULL; END; PERFORM pg_sleep(0.002); END$$ " + TAKES_BACK;
            default -> "ANALYZE " + table;
        };
    }

    private static String table(Random random) {
        return "t" + random.nextInt(TABLES);
    }
}

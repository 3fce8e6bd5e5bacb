package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.verdict.Finding.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementLocatorTest {

    @TempDir
    private Path folder;

    private final StatementLocator locator = new StatementLocator();

    @Test
    void finds_the_line_of_a_statement_that_was_sent_without_its_comments() throws IOException {
        Path file = write(
                "001_a.up.sql", "-- first\nCREATE TABLE a (id int);\n\nALTER TABLE a -- why\n  ADD COLUMN b int;\n");

        Optional<SourceLocation> found =
                locator.locate(SourceLocation.of(file), "ALTER TABLE a ADD COLUMN b int", Direction.UP);

        assertThat(found).contains(SourceLocation.at(file, 4));
    }

    @Test
    void tells_statements_apart_that_differ_in_a_literal_only() throws IOException {
        Path file = write("001_a.up.sql", "INSERT INTO a VALUES ('x');\nINSERT INTO a VALUES ('y');\n");

        Optional<SourceLocation> found =
                locator.locate(SourceLocation.of(file), "INSERT INTO a VALUES ('y')", Direction.UP);

        assertThat(found).contains(SourceLocation.at(file, 2));
    }

    @Test
    void finds_a_down_in_a_file_beside_the_up() throws IOException {
        Path up = write("001_a.up.sql", "CREATE TABLE a (id int);\n");
        Path down = write("001_a.down.sql", "\nDROP TABLE a;\n");

        Optional<SourceLocation> found = locator.locate(SourceLocation.of(up), "DROP TABLE a", Direction.UP);

        assertThat(found).contains(SourceLocation.at(down, 2));
    }

    @Test
    void looks_only_at_the_lines_that_belong_to_the_migration() throws IOException {
        Path file = write("changelog.sql", "DROP TABLE a;\nDROP TABLE a;\n");

        Optional<SourceLocation> found = locator.locate(new SourceLocation(file, 2, 2), "DROP TABLE a", Direction.UP);

        assertThat(found).contains(SourceLocation.at(file, 2));
    }

    @Test
    void finds_nothing_where_several_files_have_it_or_none() throws IOException {
        Path file = write("001_a.up.sql", "SELECT 1;\n");
        write("001_a.down.sql", "DROP TABLE a;\n");
        write("002_b.down.sql", "DROP TABLE a;\n");

        assertThat(locator.locate(SourceLocation.of(file), "DROP TABLE a", Direction.UP))
                .isEmpty();
        assertThat(locator.locate(SourceLocation.of(file), "DROP TABLE b", Direction.UP))
                .isEmpty();
        assertThat(locator.locate(SourceLocation.of(folder.resolve("gone/V1.sql")), "SELECT 1", Direction.UP))
                .isEmpty();
    }

    @Test
    void finds_the_call_in_python_that_sent_it_in_the_function_that_goes_that_way() throws IOException {
        Path file = write(
                "ae10_total.py",
                """
                def upgrade():
                    op.create_table(
                        "refunds",
                        sa.Column("total", sa.Numeric(14, 2)),
                    )
                    op.add_column("orders", sa.Column("total", sa.Numeric(14, 2)))
                    op.execute(\"""
                        UPDATE orders
                        SET total = 0
                    \""")

                def downgrade():
                    op.drop_column("orders", "total")
                    op.drop_table("refunds")
                """);

        assertThat(line(file, "ALTER TABLE orders ADD COLUMN total NUMERIC(14, 2)", Direction.UP))
                .isEqualTo(6);
        assertThat(line(file, "CREATE TABLE refunds (\n\ttotal NUMERIC(14, 2)\n)", Direction.UP))
                .isEqualTo(2);
        assertThat(line(file, "UPDATE orders SET total = 0", Direction.UP)).isEqualTo(8);
        assertThat(line(file, "ALTER TABLE orders DROP COLUMN total", Direction.DOWN))
                .isEqualTo(13);
    }

    @Test
    void finds_the_call_in_javascript_that_sent_it() throws IOException {
        Path file = write(
                "20260101_total.js",
                """
                exports.up = async (knex) => {
                  await knex.schema.alterTable('orders', (table) => {
                    table.decimal('total', 14, 2);
                  });
                  await knex.raw('SELECT 1');
                };
                exports.down = (knex) => knex.schema.alterTable('orders', (table) => table.dropColumn('total'));
                """);

        assertThat(line(file, "alter table \"orders\" add column \"total\" decimal(14, 2)", Direction.UP))
                .isEqualTo(2);
        assertThat(line(file, "SELECT 1", Direction.UP)).isEqualTo(5);
    }

    @Test
    void code_in_which_two_calls_would_do_is_not_guessed_at() throws IOException {
        Path file = write("0002.py", "x = [\n    AddField('order', 'total'),\n    AddField('total', 'order'),\n]\n");

        assertThat(locator.locate(SourceLocation.of(file), "ALTER TABLE order ADD total int", Direction.UP))
                .isEmpty();
        assertThat(locator.locate(SourceLocation.of(file), "VACUUM", Direction.UP))
                .isEmpty();
    }

    private int line(Path file, String sql, Direction direction) {
        return locator.locate(SourceLocation.of(file), sql, direction)
                .orElseThrow()
                .firstLine();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

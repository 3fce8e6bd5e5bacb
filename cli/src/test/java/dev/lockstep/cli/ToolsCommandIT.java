package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsCommandIT {

    @TempDir
    Path folder;

    @Test
    void every_project_is_told_with_its_version_and_how_it_was_known() throws IOException {
        write("billing/migrations/001_invoices.up.sql", "CREATE TABLE invoices ();");
        write("orders/db/migration/V1__orders.sql", "CREATE TABLE orders ();");
        write("orders/db/migration/V2__lines.sql", "CREATE TABLE lines ();");

        Told told = Told.by("tools", "--project", folder.toString());

        assertThat(told.code()).isZero();
        assertThat(told.out().lines().limit(3))
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("found:"),
                        sql -> assertThat(sql)
                                .matches(
                                        "  sql \\S.* in billing/migrations: 1 migration; it holds 001_invoices.up.sql"),
                        flyway -> assertThat(flyway)
                                .matches(
                                        "  flyway \\d+\\.\\d+\\S* in orders/db/migration: 2 migrations; it holds V1__orders.sql"));
        assertThat(told.out()).containsSubsequence("on the PATH:", "  python3: ", "  docker: ");
    }

    @Test
    void a_project_whose_tool_is_not_installed_is_told_with_the_remedy() throws IOException {
        write("shop/knexfile.js", "module.exports = { client: 'pg' };");
        write("shop/package.json", "{}");
        write("shop/migrations/20260101_a.js", "exports.up = () => {};");

        Told told = Told.by("tools", "--project", folder.toString());

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.out()).contains("  knex in shop: cannot be checked; ").containsSubsequence("    ", "remedy: ");
    }

    @Test
    void a_repository_without_migrations_is_told() {
        Told told = Told.by("tools", "--project", folder.toString());

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.out()).startsWith("no migrations found in " + folder + "\non the PATH:\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}

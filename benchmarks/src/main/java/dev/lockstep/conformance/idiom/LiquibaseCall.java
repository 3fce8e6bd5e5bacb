package dev.lockstep.conformance.idiom;

import dev.lockstep.spi.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;

/** The process that runs Liquibase. */
final class LiquibaseCall {

    private LiquibaseCall() {}

    public static void main(String[] words) throws Exception {
        DatabaseAddress address = Library.address();
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                DirectoryResourceAccessor files = new DirectoryResourceAccessor(Path.of(words[0]))) {
            Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(LiquibaseIdiom.CHANGELOG, files, target);
            try {
                switch (words[1]) {
                    case "rollback" -> liquibase.rollback(1, null, new Contexts(), new LabelExpression());
                    case "releaseLocks" -> liquibase.forceReleaseLocks();
                    default -> liquibase.update(new Contexts(), new LabelExpression());
                }
            } catch (LiquibaseException e) {
                Library.failed(String.valueOf(e.getMessage()));
            }
        }
    }
}

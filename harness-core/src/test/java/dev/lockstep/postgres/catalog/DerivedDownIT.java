package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedDownIT {

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {18})
    void downs(int major) throws Exception {
        List<DerivedDownRun.Tried> tried = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            prepare(server);
            for (DdlCatalogue catalogue : DdlCatalogue.all()) {
                try (DerivedDownRun run = new DerivedDownRun(server, catalogue, major)) {
                    tried.addAll(run.run());
                    System.out.println("FILE " + catalogue.file() + " " + tried.size());
                }
            }
        }
        System.out.println("DONE");
        for (DerivedDownRun.Tried one : tried) {
            if (!one.proved()) {
                System.out.println("NOT " + one.place() + "\n      " + String.join("\n      ", one.left()));
            }
        }
        System.out.println("TRIED " + tried.size() + " PROVED " + tried.stream().filter(DerivedDownRun.Tried::proved).count());
        assertThat(tried).isNotEmpty();
    }

    static void prepare(EmbeddedServer server) throws SQLException {
        try (Database database = server.create("roles");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE alice; CREATE ROLE bob; CREATE ROLE boss SUPERUSER;"
                    + " CREATE ROLE \"Carol Smith\"; SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE fast LOCATION ''");
        }
    }
}

package dev.lockstep.conformance;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ContractServer.class)
class CheapToolsIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sql", "flyway", "knex"})
    void do_what_the_page_says(String tool, DatabaseServer server) throws IOException {
        new SeenAgain(server, folder).as_published(tool);
    }
}

package dev.lockstep.postgres.watch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.catalogue.CatalogueRun.Mode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement of the catalogue is seen with the locks, scans and rewrites that the catalogue has for it. */
class LockCatalogueIT {

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void the_watch_agrees_with_the_catalogue(int major) {
        agreesOn(major);
    }

    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17})
    void the_watch_agrees_with_the_catalogue_on_the_versions_between(int major) {
        agreesOn(major);
    }

    private static void agreesOn(int major) {
        Agreement agreement = new Agreement(major, Excuse.read());
        try (EmbeddedServer server = EmbeddedServer.start(major);
                CatalogueRun run = new CatalogueRun(server)) {
            for (Mode mode : Mode.values()) {
                for (Operation operation : LockCatalogue.read()) {
                    operation
                            .on(major)
                            .ifPresent(measured ->
                                    agreement.add(operation, mode, measured.differences(run.run(operation, mode))));
                }
            }
        }
        agreement.write();

        assertThat(agreement.unexplained()).isEmpty();
        assertThat(agreement.unused()).isEmpty();
    }
}

package dev.lockstep.benchmark;

import dev.lockstep.Lockstep;
import dev.lockstep.plan.Journey;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.Database;

/** A round trip of a long history without rows: by the harness, against the tool alone on the same server. */
final class RoundTripBenchmark {

    private static final int WARM_UPS = 1;
    private static final int ROUNDS = 3;

    private final EmbeddedServer server;
    private final History history;

    RoundTripBenchmark(EmbeddedServer server, History history) {
        this.server = server;
        this.history = history;
    }

    PairedTimes run() {
        PairedTimes times = new PairedTimes(
                "round trip of " + History.LENGTH + " migrations, " + history.tool(), "harness", history.aloneAs());
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            long withHarness = PairedTimes.nanosOf(this::harness);
            long alone = PairedTimes.nanosOf(this::alone);
            if (round >= WARM_UPS) {
                times.add(withHarness, alone);
            }
        }
        return times;
    }

    private void alone() {
        try (Database database = server.create("benchmark")) {
            history.roundTrip(database);
        }
    }

    private void harness() {
        RunResult result = Lockstep.check(
                RunSettings.forProject(history.folder())
                        .name("benchmark-" + history.tool())
                        .tool(history.tool())
                        .journey(Journey.ROUND_TRIP)
                        .rows(0)
                        .newRows(0)
                        .reportDirectory(history.folder().resolve("report"))
                        .build(),
                server);
        if (result.verdict().findings().stream().anyMatch(finding -> finding.fails())
                || result.journal().isEmpty()) {
            throw new IllegalStateException("what is measured must work:\n" + result.summary());
        }
    }
}

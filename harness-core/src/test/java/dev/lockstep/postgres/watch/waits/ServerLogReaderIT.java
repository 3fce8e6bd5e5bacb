package dev.lockstep.postgres.watch.waits;

import org.junit.jupiter.api.Nested;

class ServerLogReaderIT {

    @Nested
    class OnPostgres14 extends ServerLogReaderLaws {
        OnPostgres14() {
            super(14);
        }
    }

    @Nested
    class OnPostgres18 extends ServerLogReaderLaws {
        OnPostgres18() {
            super(18);
        }
    }
}

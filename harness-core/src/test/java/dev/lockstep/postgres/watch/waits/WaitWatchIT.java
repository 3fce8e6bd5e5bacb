package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockWait.Source;
import org.junit.jupiter.api.Nested;

class WaitWatchIT {

    @Nested
    class ByTheLogOf14 extends WaitWatchLaws {
        ByTheLogOf14() {
            super(14, Source.SERVER_LOG);
        }
    }

    @Nested
    class ByTheLogOf18 extends WaitWatchLaws {
        ByTheLogOf18() {
            super(18, Source.SERVER_LOG);
        }
    }

    @Nested
    class BySamplesOf14 extends WaitWatchLaws {
        BySamplesOf14() {
            super(14, Source.SAMPLED);
        }
    }

    @Nested
    class BySamplesOf18 extends WaitWatchLaws {
        BySamplesOf18() {
            super(18, Source.SAMPLED);
        }
    }
}

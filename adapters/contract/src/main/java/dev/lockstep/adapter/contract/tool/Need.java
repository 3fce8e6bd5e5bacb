package dev.lockstep.adapter.contract.tool;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;

/** Something a test needs that not every machine has. */
public final class Need {

    private Need() {}

    /**
     * Skips the test loudly; fails it where LOCKSTEP_REQUIRE_TOOLS=1 says that nothing may be missing.
     *
     * @return never
     */
    public static RuntimeException missing(String what) {
        if ("1".equals(System.getenv("LOCKSTEP_REQUIRE_TOOLS"))) {
            fail(what + ", and LOCKSTEP_REQUIRE_TOOLS=1 says that it must not be missing");
        }
        LoggerFactory.getLogger(Need.class).warn("SKIPPED: {}", what);
        Assumptions.abort(what);
        throw new IllegalStateException(what);
    }
}

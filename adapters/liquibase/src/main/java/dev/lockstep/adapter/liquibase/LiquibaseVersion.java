package dev.lockstep.adapter.liquibase;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.util.LiquibaseUtil;

/** A version of Liquibase as it tells it: {@code 4.33.0}. */
record LiquibaseVersion(String text) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final int OLDEST_MINOR_OF_4 = 33;

    /** @throws LockstepException if Liquibase is not there: it is the user's own, so it may be missing */
    static LiquibaseVersion onClassPath() {
        try {
            return new LiquibaseVersion(LiquibaseUtil.getBuildVersion());
        } catch (NoClassDefFoundError e) {
            throw new LockstepException(
                    Problem.what("Liquibase is not on the class path")
                            .remedy(
                                    "add org.liquibase:liquibase-core to the project, in the version that it runs with"),
                    e);
        }
    }

    /** @throws LockstepException if the adapter was never run against such a version */
    void requireSupported() {
        if (!isSupported()) {
            throw new LockstepException(Problem.what("Liquibase " + text + " is not supported")
                    .where("the class path")
                    .said("Lockstep drives Liquibase 4.33 to 5.x")
                    .remedy("put org.liquibase:liquibase-core 4.33.0 or a 5.x on the test class path"));
        }
    }

    private boolean isSupported() {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        return major == 5 || (major == 4 && Integer.parseInt(numbers.group(2)) >= OLDEST_MINOR_OF_4);
    }
}

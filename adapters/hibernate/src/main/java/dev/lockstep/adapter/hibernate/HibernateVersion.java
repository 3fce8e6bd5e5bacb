package dev.lockstep.adapter.hibernate;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import org.hibernate.Version;

/** A version of Hibernate as it tells it: {@code 7.4.6.Final}. */
record HibernateVersion(String text) {

    /** @throws LockstepException if Hibernate is not there: it is the user's own, so it may be missing */
    static HibernateVersion onClassPath() {
        try {
            return new HibernateVersion(Version.getVersionString());
        } catch (NoClassDefFoundError e) {
            throw new LockstepException(
                    Problem.what("Hibernate is not on the class path")
                            .remedy(
                                    "add org.hibernate.orm:hibernate-core to the project, in the version that it runs with"),
                    e);
        }
    }

    /** @throws LockstepException if the adapter does not know its schema tool */
    void requireSupported() {
        if (!text.startsWith("7.")) {
            throw new LockstepException(Problem.what("Hibernate " + text + " is not supported")
                    .where("the class path")
                    .said("Lockstep drives the schema tool of Hibernate 7")
                    .remedy("put org.hibernate.orm:hibernate-core 7 on the test class path"));
        }
    }
}

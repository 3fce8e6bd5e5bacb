package dev.lockstep.adapter.hibernate;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import org.hibernate.Version;

/** A version of Hibernate as it tells it: {@code 7.4.6.Final}. */
record HibernateVersion(String text) {

    static HibernateVersion onClassPath() {
        return new HibernateVersion(Version.getVersionString());
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

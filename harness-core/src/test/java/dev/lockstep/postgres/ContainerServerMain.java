package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;

/** What a child JVM runs: a container that cannot be started. Prints the problem. */
final class ContainerServerMain {

    private ContainerServerMain() {}

    public static void main(String[] arguments) {
        try {
            ContainerServer.start(arguments[0]).close();
        } catch (LockstepException e) {
            System.out.println(e.getMessage());
        }
    }
}

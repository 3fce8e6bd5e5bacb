package dev.lockstep.adapter.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A process that a test wrote down the number of. */
public final class RunningProcess {

    private RunningProcess() {}

    /** Returns the process whose number stands in {@code file}, if it still runs; one that is dead and unburied does not. */
    public static Optional<ProcessHandle> in(Path file) throws IOException {
        long pid = Long.parseLong(Files.readString(file).strip());
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(RunningProcess::isNoZombie);
    }

    private static boolean isNoZombie(ProcessHandle process) {
        try {
            String state = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return !state.substring(state.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException noSuchFolder) {
            return process.isAlive();
        }
    }
}

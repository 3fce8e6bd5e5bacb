package dev.lockstep.postgres;

import java.nio.file.Path;

/** Embedded servers whose kept states go to a folder of the test's own. */
public final class ServersThatKeep {

    private static final int MOST = 4;
    private static final int SHARE_OF_DISK = 4;

    private ServersThatKeep() {}

    /** Starts a server that keeps its states in {@code folder/loaded}. */
    public static EmbeddedServer below(Path folder, int majorVersion) {
        return EmbeddedServer.start(
                BinariesFinder.ofUser(),
                Platform.current(),
                majorVersion,
                Cache.ofUser(),
                new FreePorts(),
                new KeptStates(folder.resolve("loaded"), MOST, SHARE_OF_DISK));
    }
}

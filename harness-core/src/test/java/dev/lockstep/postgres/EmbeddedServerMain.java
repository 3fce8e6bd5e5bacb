package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a child JVM runs: a server that is never closed. Arguments: the cache's folder and the one for temporary files. */
final class EmbeddedServerMain {

    private EmbeddedServerMain() {}

    public static void main(String[] arguments) throws IOException {
        Cache cache = new Cache(Path.of(arguments[0]), Path.of(arguments[1]), List.of());
        EmbeddedServer server =
                EmbeddedServer.start(BinariesFinder.ofUser(), Platform.current(), 18, cache, new FreePorts());
        System.out.println(System.getProperty("user.name") + " started " + server.description());
        // Until this JVM is killed.
        System.out.println(System.in.read());
    }
}

package dev.lockstep.postgres;

import dev.lockstep.spi.ServerControl.Alone;
import dev.lockstep.spi.ServerPhase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a child JVM runs: a server that is never closed. Arguments: the cache's folder and the one for temporary files, and the
 * phases, by name, through which the server goes.
 */
final class EmbeddedServerMain {

    private EmbeddedServerMain() {}

    public static void main(String[] arguments) throws IOException {
        Cache cache = new Cache(Path.of(arguments[0]), Path.of(arguments[1]), List.of());
        EmbeddedServer server =
                EmbeddedServer.start(BinariesFinder.ofUser(), Platform.current(), 18, cache, new FreePorts());
        if (arguments.length > 2) {
            try (Alone alone =
                    server.control().orElseThrow().alone(server.create("child")).orElseThrow()) {
                for (String phase : List.of(arguments).subList(2, arguments.length)) {
                    alone.turnTo(ServerPhase.valueOf(phase));
                }
            }
        }
        System.out.println(System.getProperty("user.name") + " started " + server.description());
        // Until this JVM is killed.
        System.out.println(System.in.read());
    }
}

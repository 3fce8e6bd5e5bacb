package dev.lockstep.conformance;

import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Idiom;
import dev.lockstep.conformance.probe.Benches;
import dev.lockstep.conformance.probe.CannotObserve;
import dev.lockstep.conformance.probe.Probe;
import dev.lockstep.conformance.probe.Probes;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at tools on one server.
 *
 * @param server in which databases are made
 * @param folder below which projects are written
 */
public record Observatory(DatabaseServer server, Path folder) {

    private static final Logger log = LoggerFactory.getLogger(Observatory.class);

    /** Returns what was seen of a tool; a tool that is not here has a row that says so. */
    public Matrix.Tool observe(Idiom idiom) throws IOException {
        String name = idiom.adapter().name();
        try {
            Matrix.Tool told = identity(idiom);
            Map<Behaviour, Cell> cells = new EnumMap<>(Behaviour.class);
            for (Probe probe : Probes.all()) {
                Cell cell = observe(idiom, probe);
                log.warn(
                        "{} {} {}: {} {}",
                        server.majorVersion(),
                        name,
                        probe.behaviour(),
                        cell.word(),
                        cell.evidence());
                cells.put(probe.behaviour(), cell);
            }
            return with(told, cells);
        } catch (TestAbortedException missing) {
            String why = String.valueOf(missing.getMessage());
            log.warn("{} IS MISSING: {}", name, why);
            return with(
                    new Matrix.Tool(name, "missing", "", idiom.command(), Map.of()),
                    nowhere("the tool is not here: " + why));
        }
    }

    /** Returns what was seen of one behaviour. */
    public Cell observe(Idiom idiom, Probe probe) throws IOException {
        try {
            return probe.observe(benches(idiom));
        } catch (CannotObserve e) {
            return Cell.unseen(e.why());
        }
    }

    private Benches benches(Idiom idiom) {
        return new Benches(server, idiom, folder.resolve(idiom.adapter().name()));
    }

    private Matrix.Tool identity(Idiom idiom) throws IOException {
        Path project = Files.createTempDirectory(Files.createDirectories(folder), "project");
        MigrationProject written = idiom.write(project, List.of(Change.first()));
        try (Database database = server.create("identity");
                MigrationSession session = idiom.adapter().open(written, database)) {
            return new Matrix.Tool(
                    idiom.adapter().name(), session.toolVersion(), idiom.runtime(), idiom.command(), Map.of());
        }
    }

    private Matrix.Tool with(Matrix.Tool tool, Map<Behaviour, Cell> cells) {
        return new Matrix.Tool(
                tool.name(), tool.version(), tool.runtime(), tool.command(), Map.of(server.majorVersion(), cells));
    }

    private static Map<Behaviour, Cell> nowhere(String why) {
        Map<Behaviour, Cell> cells = new EnumMap<>(Behaviour.class);
        for (Behaviour behaviour : Behaviour.values()) {
            cells.put(behaviour, Cell.unseen(why));
        }
        return cells;
    }
}

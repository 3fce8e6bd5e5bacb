package dev.lockstep.conformance;

import dev.lockstep.conformance.idiom.Idiom;
import dev.lockstep.conformance.idiom.Idioms;
import dev.lockstep.postgres.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at every tool on every server and writes the page and the file. */
public final class ConformanceRun {

    private static final int NEWEST = 18;

    /** The newest that the Atlas of everybody's hands can speak to. */
    private static final int OLDER = 15;

    /** Tools are looked at beside each other: most of the time is waiting. */
    private static final int AT_ONCE = 4;

    private ConformanceRun() {}

    /**
     * Makes the page and the file.
     *
     * @param folder into which they are written
     * @param wanted the tools that are looked at again, the others stay as the file there has them; empty for all
     */
    public static Matrix run(Path folder, List<String> wanted) throws IOException, InterruptedException {
        Path json = folder.resolve("conformance.json");
        Path projects = Files.createTempDirectory("lockstep-conformance");
        Map<String, Matrix.Tool> tools = new TreeMap<>();
        if (!wanted.isEmpty() && Files.exists(json)) {
            Matrix.of(Files.readString(json)).tools().forEach(tool -> tools.put(tool.name(), tool));
        }
        try (EmbeddedServer newest = EmbeddedServer.start(NEWEST);
                EmbeddedServer older = EmbeddedServer.start(OLDER)) {
            List<Observatory> places = List.of(
                    new Observatory(newest, projects.resolve("newest")),
                    new Observatory(older, projects.resolve("older")));
            for (Matrix.Tool seen : observe(places, wanted)) {
                tools.merge(seen.name(), seen, ConformanceRun::together);
            }
            Matrix matrix = new Matrix(
                    List.of(new Matrix.Server(NEWEST, newest.version()), new Matrix.Server(OLDER, older.version())),
                    Idioms.all().stream()
                            .flatMap(idiom -> Optional.ofNullable(
                                    tools.get(idiom.adapter().name()))
                                    .stream())
                            .toList());
            Files.writeString(json, matrix.json());
            Files.writeString(folder.resolve("conformance.md"), new MarkdownPage(matrix).text());
            return matrix;
        }
    }

    private static List<Matrix.Tool> observe(List<Observatory> places, List<String> wanted)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Matrix.Tool>> looks = new ArrayList<>();
            for (Idiom idiom : Idioms.all()) {
                if (wanted.isEmpty() || wanted.contains(idiom.adapter().name())) {
                    places.forEach(place -> looks.add(pool.submit(() -> place.observe(idiom))));
                }
            }
            List<Matrix.Tool> seen = new ArrayList<>();
            for (Future<Matrix.Tool> look : looks) {
                seen.add(look.get());
            }
            return seen;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Matrix.Tool together(Matrix.Tool one, Matrix.Tool other) {
        Map<Integer, Map<Behaviour, Cell>> cells = new TreeMap<>(one.cells());
        cells.putAll(other.cells());
        return new Matrix.Tool(other.name(), other.version(), other.runtime(), other.command(), cells);
    }
}

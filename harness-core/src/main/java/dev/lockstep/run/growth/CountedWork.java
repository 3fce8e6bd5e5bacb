package dev.lockstep.run.growth;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Growth.Shape;
import dev.lockstep.journal.Growth.Work;
import dev.lockstep.journal.Growth.Work.Kind;
import dev.lockstep.journal.StatementSeen;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server counted in both runs while one cost arose. */
final class CountedWork {

    /** Less than this is no growth: a page more or a row more says nothing. */
    private static final long ROWS_THAT_COUNT = 10;

    private static final long BYTES_THAT_COUNT = 65_536;

    /** How many bytes of file weigh as much as one row, to tell which of several works is the main one. */
    private static final double BYTES_PER_ROW = 100;

    /** From this power of the rows on it is more than proportional. */
    private static final double STEEP = 1.5;

    private final List<Work> works;

    private record Place(Kind kind, String table) {}

    private CountedWork(List<Work> works) {
        this.works = works;
    }

    /** Counts what the statements did, which are the same part of a step in both runs. */
    static CountedWork of(List<StatementSeen> small, List<StatementSeen> large) {
        Map<Place, Long> before = count(small);
        Map<Place, Long> after = count(large);
        Set<Place> places = new LinkedHashSet<>(before.keySet());
        places.addAll(after.keySet());
        return new CountedWork(places.stream()
                .map(place -> new Work(
                        place.kind(), place.table(), before.getOrDefault(place, 0L), after.getOrDefault(place, 0L)))
                .sorted(Comparator.comparingDouble(CountedWork::increase).reversed())
                .toList());
    }

    private static Map<Place, Long> count(List<StatementSeen> statements) {
        Map<Place, Long> counted = new LinkedHashMap<>();
        for (StatementSeen statement : statements) {
            Effects effects = statement.effects();
            effects.scans().forEach(scan -> add(counted, Kind.ROWS_SCANNED, scan.table(), scan.rows()));
            effects.rewrites().forEach(rewrite -> add(counted, Kind.BYTES_REWRITTEN, rewrite.table(), rewrite.bytes()));
            effects.indexes().forEach(index -> add(counted, Kind.INDEX_BYTES, index.table(), index.bytes()));
            effects.written().forEach(written -> add(counted, Kind.ROWS_WRITTEN, written.table(), written.rows()));
        }
        return counted;
    }

    private static void add(Map<Place, Long> counted, Kind kind, Object table, long amount) {
        counted.merge(new Place(kind, table.toString()), amount, Long::sum);
    }

    private static double increase(Work work) {
        double more = work.large() - work.small();
        return work.kind().ofRows() ? more : more / BYTES_PER_ROW;
    }

    /** Returns everything that was counted, what grew most first. */
    List<Work> all() {
        return works;
    }

    /**
     * Returns what grew, what grew most first.
     *
     * @param ratio how many times as many rows the large run had
     */
    List<Work> growing(double ratio) {
        return works.stream().filter(work -> grows(work, ratio)).toList();
    }

    private static boolean grows(Work work, double ratio) {
        long more = work.large() - work.small();
        boolean counts = more >= (work.kind().ofRows() ? ROWS_THAT_COUNT : BYTES_THAT_COUNT);
        // A tenth of what the tables grew by: the rest may be what is there at any volume.
        return counts && work.large() >= work.small() * (1 + (ratio - 1) / 10);
    }

    /**
     * Returns the shape that belongs to what grew on {@code table}.
     *
     * @param ratio how many times as many rows that table had in the large run
     */
    Shape shape(String table, double ratio) {
        boolean steep = works.stream()
                .filter(work -> work.kind().ofRows())
                .anyMatch(work -> Math.log((double) work.large() / Math.max(1, work.small())) / Math.log(ratio) >= STEEP
                        && work.large() - work.small() >= ROWS_THAT_COUNT
                        && work.small() > 0);
        if (steep) {
            return Shape.QUADRATIC;
        }
        boolean sorts = growing(ratio).stream()
                .anyMatch(
                        work -> work.kind() == Kind.INDEX_BYTES && work.table().equals(table));
        return sorts ? Shape.SORTED : Shape.LINEAR;
    }
}

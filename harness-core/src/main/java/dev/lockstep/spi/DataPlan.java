package dev.lockstep.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What made-up rows are to be like, besides how many there are of them.
 *
 * @param counts tables with more or fewer rows than the others
 * @param profile a file with the shape of a production database, whose tables' rows and values are followed; none for the usual
 *     shape
 * @param edges the user's own files of edge cases, which come on top of the catalogue
 * @param share which part of each table is written here, where several machines load one server
 * @param connections over how many connections rows are written at once; 0 for as many as the machine has processors
 */
public record DataPlan(RowCounts counts, Optional<Path> profile, List<Path> edges, Share share, int connections) {

    public DataPlan {
        edges = List.copyOf(edges);
    }

    /** Returns the plan of a user who wrote nothing: all tables alike, the usual shape, all of it here. */
    public static DataPlan standard() {
        return new DataPlan(RowCounts.alike(), Optional.empty(), List.of(), Share.whole(), 0);
    }
}

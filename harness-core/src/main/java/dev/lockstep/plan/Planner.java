package dev.lockstep.plan;

import dev.lockstep.migration.Migration;
import java.util.List;
import java.util.Set;

/** Turns a project's migrations into the steps of one journey. Pure: the same migrations give the same plan. */
public interface Planner {

    /**
     * Plans the journey.
     *
     * @param migrations the project's migrations, oldest first, with the user's declarations taken into account
     * @param parts what the plan has besides ups, downs and captures
     */
    Plan plan(List<Migration> migrations, Set<Part> parts);

    /** What a plan may have besides ups, downs and captures. */
    enum Part {
        /** Rows in every table before each migration. */
        ROWS,
        /** Rows that are written at each new version before it is undone. */
        NEW_ROWS,
        /** A down for each migration that has none, where the journey restores the state before it. */
        PROPOSED_DOWNS,
        /** The application's model, held against the schema at the end. */
        MODEL
    }
}

package dev.lockstep.plan;

import dev.lockstep.migration.MigrationId;
import java.util.List;
import java.util.Locale;

/** One thing that a run does. */
public sealed interface Step {

    /** Returns the migrations that this step is about. */
    Span span();

    /** Returns the word that reports use: {@code load}, {@code up}, {@code down}, {@code second-up}, … */
    String action();

    /** Returns the step as a person reads it in a log. */
    default String label() {
        return action() + " " + span();
    }

    /** Fills with rows every table that has none: the state in which {@code span} finds the database. */
    record Load(Span span) implements Step {
        @Override
        public String action() {
            return "load";
        }
    }

    /** Writes further rows at the version of {@code span}, as the new application would. */
    record WriteNewRows(Span span) implements Step {
        @Override
        public String action() {
            return "write-new-rows";
        }
    }

    /** Takes migrations up without looking closer: the older ones of a latest-k journey. */
    record Prepare(Span span, List<MigrationId> migrations) implements Step {
        public Prepare {
            migrations = List.copyOf(migrations);
        }

        @Override
        public String action() {
            return "prepare";
        }
    }

    /** Takes one migration up. */
    record Apply(MigrationId migration, Pass pass) implements Step {
        @Override
        public Span span() {
            return Span.of(migration);
        }

        @Override
        public String action() {
            return pass == Pass.FIRST ? "up" : "second-up";
        }
    }

    /** Takes one migration down. */
    record Revert(MigrationId migration) implements Step {
        @Override
        public Span span() {
            return Span.of(migration);
        }

        @Override
        public String action() {
            return "down";
        }
    }

    /** Captures schema, rows and integrity, and compares them with earlier captures of the same span. */
    record Capture(Span span, Point point, List<Purpose> comparisons) implements Step {
        public Capture {
            comparisons = List.copyOf(comparisons);
        }

        @Override
        public String action() {
            return "capture";
        }

        @Override
        public String label() {
            return "capture " + span + " "
                    + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Keeps the database's state, so that {@link Restore} can bring it back. */
    record Save(Span span) implements Step {
        @Override
        public String action() {
            return "save";
        }
    }

    /** Brings back the state that {@link Save} kept: what stands in for the down of an irreversible migration. */
    record Restore(Span span) implements Step {
        @Override
        public String action() {
            return "restore";
        }
    }

    /** Derives a down for a migration that has none, and runs it; whatever it leaves is replaced by {@link Restore}. */
    record ProposeDown(MigrationId migration) implements Step {
        @Override
        public Span span() {
            return Span.of(migration);
        }

        @Override
        public String action() {
            return "propose-down";
        }
    }

    /** Holds the model in the application's code against the migrated schema. */
    record CheckModel(Span span) implements Step {
        @Override
        public String action() {
            return "check-model";
        }
    }

    /** Which up it is. */
    enum Pass {
        FIRST,
        SECOND
    }
}

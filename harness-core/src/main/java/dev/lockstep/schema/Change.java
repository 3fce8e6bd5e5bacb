package dev.lockstep.schema;

/** One difference between two snapshots. */
public sealed interface Change {

    /** Returns the object that differs. */
    ObjectKey key();

    /** Returns the difference as one line for people, naming the object and both values. */
    String text();

    /** The object is only in the second snapshot. */
    record Added(SchemaObject object) implements Change {
        @Override
        public ObjectKey key() {
            return object.key();
        }

        @Override
        public String text() {
            return key() + " was added";
        }
    }

    /** The object is only in the first snapshot. */
    record Removed(SchemaObject object) implements Change {
        @Override
        public ObjectKey key() {
            return object.key();
        }

        @Override
        public String text() {
            return key() + " is missing";
        }
    }

    /**
     * The object is in both, with another value of one property.
     *
     * @param before the value in the first snapshot; empty if the property was not set there
     * @param after the value in the second snapshot; empty if the property is not set there
     */
    record Altered(ObjectKey key, String property, String before, String after) implements Change {
        @Override
        public String text() {
            return key + ": " + property + " was " + shown(before) + ", is " + shown(after);
        }

        private static String shown(String value) {
            return value.isEmpty() ? "not set" : value;
        }
    }

    /** The table has the same columns in another physical order, which only {@code SELECT *} and COPY without a list see. */
    record Reordered(ObjectKey key, String before, String after) implements Change {
        @Override
        public String text() {
            return key + ": physical column order was " + before + ", is " + after;
        }
    }
}

package dev.lockstep.story;

import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes moments of this run out of a schema: a default that is frozen when its migration runs is another in every run. Moments that a
 * migration writes itself stay.
 *
 * @param begin of the run
 */
record FrozenMoments(Instant begin) {

    private static final Pattern MOMENT =
            Pattern.compile("'(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)([+-]\\d\\d)(:\\d\\d)?'");

    /** Returns the schema with the same word for each of them. */
    Snapshot thawed(Snapshot schema) {
        return Snapshot.of(schema.objects().values().stream().map(this::thawed).toList(), schema.columnOrder());
    }

    private SchemaObject thawed(SchemaObject object) {
        SortedMap<String, String> properties = new TreeMap<>(object.properties());
        properties.replaceAll((name, value) -> MOMENT.matcher(value).replaceAll(this::word));
        return new SchemaObject(object.key(), object.belongsTo(), properties);
    }

    private String word(MatchResult moment) {
        String minutes = moment.group(4) == null ? ":00" : moment.group(4);
        OffsetDateTime at = OffsetDateTime.parse(moment.group(1) + "T" + moment.group(2) + moment.group(3) + minutes);
        return at.toInstant().isBefore(begin) ? Matcher.quoteReplacement(moment.group()) : "'when it ran'";
    }
}

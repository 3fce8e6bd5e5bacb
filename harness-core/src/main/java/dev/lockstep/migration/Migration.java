package dev.lockstep.migration;

/**
 * One step of a schema's history as its tool lists it.
 *
 * @param id unique within the project
 * @param description what people call it, in the tool's own words; may equal the id, never blank
 * @param source where it is written
 * @param reversal whether it can be undone, before any declaration outside the tool is taken into account
 */
public record Migration(MigrationId id, String description, SourceLocation source, Reversal reversal) {

    /** Returns the name that people read: id and description, or the id alone where they say the same. */
    public String displayName() {
        return description.equals(id.value()) ? id.value() : id + " " + description;
    }

    /** Returns the same migration with another reversal. */
    public Migration with(Reversal other) {
        return new Migration(id, description, source, other);
    }
}

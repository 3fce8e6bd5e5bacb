package dev.lockstep.journal;

import dev.lockstep.schema.ObjectName;

/**
 * How large a table was when the run ended.
 *
 * @param table its name
 * @param rows how many rows it had at the last capture
 * @param bytes what it took with its indexes and what is stored out of line
 */
public record TableSize(ObjectName table, long rows, long bytes) {}

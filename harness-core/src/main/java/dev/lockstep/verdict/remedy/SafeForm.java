package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Optional;

/** The safe form of one kind of statement. */
interface SafeForm {

    /** Returns what to do instead of {@code statement}; nothing if it is of another kind. */
    Optional<String> of(SqlLine statement);
}

package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.List;
import java.util.Optional;

/** Finds the safe form of a statement. Pure. */
public final class SafeFormFinder {

    private static final List<SafeForm> FORMS = List.of(
            new SafeIndex(),
            new SafeReindex(),
            new SafeMaintenance(),
            new SafeAttachment(),
            new SafeConstraint(),
            new SafeColumn());

    /** Returns what to do instead of {@code sql}, as one sentence with the real names; nothing if no safe form is known. */
    public Optional<String> find(String sql) {
        SqlLine line = SqlLine.of(sql);
        return FORMS.stream().flatMap(form -> form.of(line).stream()).findFirst();
    }
}

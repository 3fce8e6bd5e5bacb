package dev.lockstep.verdict;

import dev.lockstep.journal.Journal;
import java.util.List;

/** One law that migrations are held to. Stateless and pure. */
public interface Rule {

    /** Returns the rule's name. */
    RuleId id();

    /** Returns what the journal shows against this law, in the journal's order. */
    List<Finding> judge(Journal journal);
}

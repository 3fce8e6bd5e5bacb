package dev.lockstep.journal;

import dev.lockstep.lock.Party;

/**
 * A statement of the tool that could never have ended, because it waited for another session of the same tool which did nothing. The
 * harness cancelled it.
 *
 * @param statement the statement that waited, as it was sent
 * @param waiter the session that sent it
 * @param waitedFor what it waited for, for people
 * @param holder the idle session in its way
 * @param holderDid the last statement of that session
 */
public record SelfBlock(String statement, Party waiter, String waitedFor, Party holder, String holderDid) {}

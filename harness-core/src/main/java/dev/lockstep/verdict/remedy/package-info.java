/**
 * What to do instead: for a statement that was seen to cost too much, the form of it that keeps nobody out.
 *
 * <p>{@link dev.lockstep.verdict.remedy.SafeFormFinder} asks the {@code SafeForm}s one after the other; each knows one kind of
 * statement and writes its safe form with the real names. That a statement costs too much is never decided here.
 */
@NullMarked
package dev.lockstep.verdict.remedy;

import org.jspecify.annotations.NullMarked;

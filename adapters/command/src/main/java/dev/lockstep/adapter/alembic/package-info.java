/**
 * Alembic, as the project's own Python has it: its history read with its own classes, its own command line one revision at a time.
 *
 * <p>{@link dev.lockstep.adapter.alembic.AlembicTool} finds projects, {@code AlembicScript} is what {@code lockstep_alembic.py} is asked:
 * that script is Alembic's command line, but each of the project's connections goes to the harness's address.
 */
@NullMarked
package dev.lockstep.adapter.alembic;

import org.jspecify.annotations.NullMarked;

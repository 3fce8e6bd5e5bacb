@NullMarked
package dev.lockstep.adapter.alembic;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.lockstep.adapter.knex;

import org.jspecify.annotations.NullMarked;

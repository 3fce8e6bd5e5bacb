/** Tests of the catalogue's readers, on a real server. */
@NullMarked
package dev.lockstep.postgres.catalog;

import org.jspecify.annotations.NullMarked;

/** What the reference adapter does with good folders and bad ones. */
@NullMarked
package dev.lockstep.adapter.sql;

import org.jspecify.annotations.NullMarked;

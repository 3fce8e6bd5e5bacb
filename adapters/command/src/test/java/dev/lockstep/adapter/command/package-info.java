@NullMarked
package dev.lockstep.adapter.command;

import org.jspecify.annotations.NullMarked;

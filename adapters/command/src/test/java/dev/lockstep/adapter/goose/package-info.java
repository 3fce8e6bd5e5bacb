@NullMarked
package dev.lockstep.adapter.goose;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.lockstep.adapter.golangmigrate;

import org.jspecify.annotations.NullMarked;

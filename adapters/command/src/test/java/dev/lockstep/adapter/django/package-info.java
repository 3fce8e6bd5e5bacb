@NullMarked
package dev.lockstep.adapter.django;

import org.jspecify.annotations.NullMarked;

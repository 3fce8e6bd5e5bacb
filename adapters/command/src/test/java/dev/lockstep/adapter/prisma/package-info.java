@NullMarked
package dev.lockstep.adapter.prisma;

import org.jspecify.annotations.NullMarked;

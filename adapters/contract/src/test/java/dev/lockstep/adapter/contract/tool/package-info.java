@NullMarked
package dev.lockstep.adapter.contract.tool;

import org.jspecify.annotations.NullMarked;

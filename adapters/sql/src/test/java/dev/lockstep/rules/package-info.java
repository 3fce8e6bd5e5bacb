/** The pages of docs/rules, proved: each bad project is found by its rule alone, each good one is quiet. */
@NullMarked
package dev.lockstep.rules;

import org.jspecify.annotations.NullMarked;

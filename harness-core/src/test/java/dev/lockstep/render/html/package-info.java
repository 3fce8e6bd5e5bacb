/** Tests of the page: its text here, its behaviour in a browser. */
@NullMarked
package dev.lockstep.render.html;

import org.jspecify.annotations.NullMarked;

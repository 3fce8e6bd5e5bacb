/** Tests of what the package promises, and runs that are written by hand for the tests of the renderers. */
@NullMarked
package dev.lockstep.report;

import org.jspecify.annotations.NullMarked;

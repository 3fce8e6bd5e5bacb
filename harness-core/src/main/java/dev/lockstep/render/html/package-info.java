/**
 * The report as a page: one file that needs nothing else and asks nothing of the network.
 *
 * <p>{@link dev.lockstep.render.html.HtmlRenderer} puts the page together from sections, which write
 * through {@link dev.lockstep.render.html.Markup}: what comes from migrations cannot become markup. Style and script lie beside the
 * classes, in the resources.
 */
@NullMarked
package dev.lockstep.render.html;

import org.jspecify.annotations.NullMarked;

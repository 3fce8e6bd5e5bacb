/**
 * What a report shows: everything a page needs and nothing that it would have to compute.
 *
 * <p>{@link dev.lockstep.report.ReportBuilder} makes a {@link dev.lockstep.report.Report} from a journal and its judgement;
 * the renderers only lay it out.
 */
@NullMarked
package dev.lockstep.report;

import org.jspecify.annotations.NullMarked;

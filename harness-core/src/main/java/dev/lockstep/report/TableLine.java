package dev.lockstep.report;

/**
 * One table.
 *
 * @param rows how many rows it had at the end, or how many were written if it is gone by then
 * @param bytes what it took at the end; 0 if it is gone by then
 * @param why why it could not be filled as asked; empty if it was
 */
public record TableLine(String name, long rows, long bytes, String why) {}

package dev.lockstep.postgres.watch.tap;

/**
 * One connection that goes through the tap.
 *
 * @param number which one it is, from 1 in the order in which they were opened
 * @param pid its server process
 * @param user the role that logged in
 * @param database the database that it is in
 * @param application its application_name at the start; empty if it gave none
 */
public record TapSession(int number, int pid, String user, String database, String application) {}

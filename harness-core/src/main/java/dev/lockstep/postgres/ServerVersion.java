package dev.lockstep.postgres;

/**
 * The version a server tells.
 *
 * @param number as {@code server_version_num} has it: 180006
 */
record ServerVersion(int number) {

    int major() {
        return number / 10_000;
    }

    /** Returns {@code 18.6}. */
    String text() {
        return major() + "." + number % 10_000;
    }
}

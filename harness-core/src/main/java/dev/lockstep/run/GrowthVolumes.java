package dev.lockstep.run;

/**
 * The two volumes at which costs are measured to see how they grow.
 *
 * @param small rows per table of the first run
 * @param large rows per table of the second run
 */
public record GrowthVolumes(long small, long large) {

    /** Returns 10,000 and 100,000 rows. */
    public static GrowthVolumes standard() {
        return new GrowthVolumes(10_000, 100_000);
    }
}

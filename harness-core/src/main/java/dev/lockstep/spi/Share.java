package dev.lockstep.spi;

/**
 * One of several equal parts: {@code 2/3} is the second of three.
 *
 * @param index from 1
 * @param of how many parts there are, at least {@code index}
 */
public record Share(int index, int of) {

    public Share {
        if (index < 1 || index > of) {
            throw new IllegalArgumentException("there is no part " + index + " of " + of);
        }
    }

    /** Returns the only part of one. */
    public static Share whole() {
        return new Share(1, 1);
    }

    /** Returns whether this is all there is. */
    public boolean isWhole() {
        return of == 1;
    }

    /** Returns the first of {@code count} things that belongs to this part; the parts differ by one at most. */
    public long first(long count) {
        return count / of * (index - 1) + Math.min(index - 1, count % of);
    }

    /** Returns the end, exclusive, of the things that belong to this part. */
    public long end(long count) {
        return count / of * index + Math.min(index, count % of);
    }

    /** Returns {@code 2/3}. */
    @Override
    public String toString() {
        return index + "/" + of;
    }
}

package dev.lockstep.postgres;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Makes passwords that need no quoting anywhere. */
final class Password {

    private Password() {}

    /** Returns 128 random bits as letters and digits. */
    static String random() {
        // A leading one bit keeps the length: 25 characters.
        return BigInteger.ONE
                .shiftLeft(128)
                .add(new BigInteger(128, new SecureRandom()))
                .toString(36);
    }
}

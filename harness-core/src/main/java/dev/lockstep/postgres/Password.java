package dev.lockstep.postgres;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Makes passwords that need no quoting anywhere. */
final class Password {

    private Password() {}

    /** Returns 128 random bits as letters and digits. */
    static String random() {
        return new BigInteger(128, new SecureRandom()).toString(36);
    }
}

package io.servermanager.docker.lab;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The addresses of a lab's networks: one of 32 parts of 198.18.0.0/15, which RFC 2544 keeps for tests of network
 * equipment, so that it is in nobody's way; sixteen networks of 254 addresses each.
 *
 * @param number which part, from 0 to 31
 */
record AddressPool(int number) {

    AddressPool {
        if (number < 0 || number > 31) {
            throw new IllegalArgumentException("no such part: " + number);
        }
    }

    /** Any; should two labs have the same one, their engines still avoid networks that exist. */
    static AddressPool any() {
        return new AddressPool(ThreadLocalRandom.current().nextInt(32));
    }

    /** The pool as an argument of dockerd. */
    String argument() {
        return "base=198." + (18 + number / 16) + "." + (number % 16 * 16) + ".0/20,size=24";
    }
}

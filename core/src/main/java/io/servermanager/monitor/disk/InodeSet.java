package io.servermanager.monitor.disk;

import java.util.Arrays;

/**
 * The inodes of one device that have been counted: 16 bytes each at most times two, nothing else. Safe for use by
 * several threads.
 */
final class InodeSet {

    private static final int SMALLEST = 1024;

    /** Open addressing with linear probing; 0 is an empty place, and no inode has that number. */
    private long[] places = new long[SMALLEST];

    private int size;
    private boolean zero;

    /** Adds an inode; false if it was there. */
    synchronized boolean add(long inode) {
        if (inode == 0) {
            boolean first = !zero;
            zero = true;
            return first;
        }
        if (size * 2 >= places.length) {
            grow();
        }
        if (!put(inode)) {
            return false;
        }
        size++;
        return true;
    }

    private boolean put(long inode) {
        int mask = places.length - 1;
        int place = (int) (spread(inode) & mask);
        while (places[place] != 0) {
            if (places[place] == inode) {
                return false;
            }
            place = (place + 1) & mask;
        }
        places[place] = inode;
        return true;
    }

    private void grow() {
        long[] old = places;
        places = new long[old.length * 2];
        Arrays.stream(old).filter(inode -> inode != 0).forEach(this::put);
    }

    /** Inodes are given in sequence: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4). */
    private static long spread(long inode) {
        long product = inode * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }
}

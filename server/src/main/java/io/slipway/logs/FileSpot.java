package io.slipway.logs;

/**
 * A place in a file, which its name may leave.
 *
 * @param inode the file's number in its file system
 * @param end bytes up to it
 */
record FileSpot(long inode, long end) {
    @Override
    public String toString() {
        return inode + ":" + end;
    }
}

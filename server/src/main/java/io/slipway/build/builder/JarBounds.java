package io.slipway.build.builder;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;

/**
 * How much a jar may hold. It was made by a stranger's build and is read by the server, so what comes
 * out is counted while it comes: the sizes that a jar claims may be wrong.
 *
 * @param index bytes of its list of entries, which Java holds in memory
 * @param entries files in it
 * @param entry unpacked bytes of one file
 * @param total unpacked bytes of all
 * @param ratio unpacked bytes to the jar's own; counts from {@code free} bytes on
 */
record JarBounds(long index, int entries, long entry, long total, int ratio, long free) {
    static final JarBounds STANDARD = new JarBounds(64L << 20, 100_000, 512L << 20, 2L << 30, 50, 64L << 20);

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int INDEX_SIZE_AT = 12;

    /** Refuses a jar whose index is too large to be opened at all. */
    void check(Path jar) throws IOException {
        long size = indexSize(jar);
        if (size > index) throw refused(jar.getFileName() + " has an index of " + words(size), words(index));
    }

    void check(int found) {
        if (found > entries) throw refused("it holds " + found + " files", entries + " files");
    }

    /**
     * Zero where there is no end record: then it is no jar, and Java says so itself. The largest of all that
     * look like one: a comment may hold a false end record.
     */
    private static long indexSize(Path jar) throws IOException {
        int length = (int) Math.min(Files.size(jar), END_SIZE + LONGEST_COMMENT);
        byte[] tail = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            file.seek(file.length() - length);
            file.readFully(tail);
        }
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        long largest = 0;
        for (int at = length - END_SIZE; at >= 0; at--) {
            if (bytes.getInt(at) == END) {
                largest = Math.max(largest, Integer.toUnsignedLong(bytes.getInt(at + INDEX_SIZE_AT)));
            }
        }
        return largest;
    }

    private static Refusal refused(String what, String limit) {
        return Refusal.of(
                Code.BuildFailed,
                "package: the jar is not laid out: " + what + ", the limit is " + limit,
                "keep large or generated data out of the jar");
    }

    private static String words(long bytes) {
        return bytes >= 10L << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    /** Counts what comes out of one jar. */
    final class Meter {
        private final long packed;
        private long sum;

        Meter(Path jar) throws IOException {
            this.packed = Math.max(1, Files.size(jar));
        }

        InputStream read(ZipEntry from, InputStream in) {
            return new FilterInputStream(in) {
                private long own;

                @Override
                public int read() throws IOException {
                    int b = super.read();
                    if (b >= 0) count(1);
                    return b;
                }

                @Override
                public int read(byte[] into, int at, int most) throws IOException {
                    int n = super.read(into, at, most);
                    if (n > 0) count(n);
                    return n;
                }

                private void count(int n) {
                    own += n;
                    sum += n;
                    if (own > entry) throw refused(from.getName() + " is larger when unpacked", words(entry));
                    if (sum > total) {
                        throw refused("with " + from.getName() + " it is larger when unpacked", words(total));
                    }
                    if (sum > free && sum / packed >= ratio) {
                        throw refused(
                                "with " + from.getName() + " it unpacks to more than " + ratio + " times its size",
                                ratio + " times");
                    }
                }
            };
        }
    }
}

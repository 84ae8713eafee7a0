package io.slipway.terminal;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Archives passed on entry by entry, never held: only plain files and folders pass, under names that stay below
 * where they are unpacked. Neither a container nor a client is believed about that.
 */
final class Tarred {
    private static final int PART = 16 * 1024;
    private static final int FILE = 0100644;
    private static final int RUNNABLE = 0100755;

    private final long most;
    private final BooleanSupplier mayGoOn;
    private final MessageDigest digest = newDigest();
    private long bytes;
    private int files;
    private int left;
    private @Nullable TarArchiveOutputStream open;

    /**
     * @param most bytes of all contents
     * @param mayGoOn false once the right to it is withdrawn
     */
    Tarred(long most, BooleanSupplier mayGoOn) {
        this.most = most;
        this.mayGoOn = mayGoOn;
    }

    long bytes() {
        return bytes;
    }

    int files() {
        return files;
    }

    /** Links, devices and the like. */
    int leftOut() {
        return left;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One file as an archive of one. */
    void pack(String name, long size, InputStream content, OutputStream to) throws IOException {
        refuseTooMuch(size);
        try (TarArchiveOutputStream tar = writer(to)) {
            put(tar, entry(name, size, FILE), content);
        }
    }

    /** @param strict refuses what must not pass, instead of leaving it out: for what a client sends */
    void pass(InputStream from, OutputStream to, boolean strict) throws IOException {
        TarArchiveOutputStream tar = writer(to);
        TarArchiveInputStream in = new TarArchiveInputStream(from, StandardCharsets.UTF_8.name());
        boolean any = false;
        for (TarArchiveEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
            if (!plain(one)) {
                if (strict) throw refused(one);
                left++;
                continue;
            }
            String name = safe(one.getName());
            if (name.isEmpty()) continue;
            any = true;
            if (one.isDirectory()) {
                tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
                tar.closeArchiveEntry();
            } else {
                refuseTooMuch(one.getSize());
                put(tar, entry(name, one.getSize(), (one.getMode() & 0111) == 0 ? FILE : RUNNABLE), in);
            }
        }
        // Of one without an entry nothing is sent, so that it can still be told why.
        if (any) tar.flush();
        this.open = any ? tar : null;
    }

    /** The end of what was passed on; without it whoever reads knows that it is not whole. */
    void end() throws IOException {
        if (open != null) open.close();
    }

    boolean empty() {
        return files == 0 && open == null;
    }

    /** The content of the one file in it. */
    void unpack(InputStream from, Single to) throws IOException {
        TarArchiveInputStream in = new TarArchiveInputStream(from, StandardCharsets.UTF_8.name());
        TarArchiveEntry one = in.getNextEntry();
        if (one == null) return;
        if (!one.isFile() || !plain(one)) {
            throw Refusal.of(
                    Code.Invalid,
                    "it is no plain file but "
                            + (one.isSymbolicLink() ? "a link to " + one.getLinkName() : "a folder or a device"),
                    "name the file itself; a folder is copied by 'slipway ENV cp'");
        }
        refuseTooMuch(one.getSize());
        move(in, to.sized(one.getSize()));
        files++;
    }

    /** Where a file goes once its size is known. */
    interface Single {
        OutputStream sized(long bytes) throws IOException;
    }

    private void put(TarArchiveOutputStream tar, TarArchiveEntry entry, InputStream content) throws IOException {
        tar.putArchiveEntry(entry);
        long before = bytes;
        move(content, tar);
        if (bytes - before != entry.getSize()) {
            throw new IOException(
                    "%s has %d bytes instead of %d".formatted(entry.getName(), bytes - before, entry.getSize()));
        }
        tar.closeArchiveEntry();
        files++;
    }

    private void move(InputStream from, OutputStream to) throws IOException {
        byte[] part = new byte[PART];
        for (int n = from.read(part); n >= 0; n = from.read(part)) {
            if (!mayGoOn.getAsBoolean()) throw new IOException("the right to it was withdrawn");
            bytes += n;
            if (bytes > most) refuseTooMuch(0);
            digest.update(part, 0, n);
            to.write(part, 0, n);
        }
    }

    private void refuseTooMuch(long more) {
        if (more >= 0 && bytes + more <= most) return;
        throw Refusal.of(
                Code.Invalid,
                "more than " + (most >> 20) + " MiB are not copied this way",
                "copy less, or set SLIPWAY_TERMINAL_FILEMEGABYTES of 'slipway up'");
    }

    private static boolean plain(TarArchiveEntry one) {
        return one.isDirectory()
                || (one.isFile() && !one.isSymbolicLink() && !one.isLink() && !one.isSparse() && normal(one));
    }

    private static boolean normal(TarArchiveEntry one) {
        byte kind = one.getLinkFlag();
        return kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM || kind == TarConstants.LF_CONTIG;
    }

    /** Below its folder, or refused. */
    static String safe(String name) {
        String clean = name;
        while (clean.startsWith("./")) clean = clean.substring(2);
        if (clean.endsWith("/")) clean = clean.substring(0, clean.length() - 1);
        if (clean.equals(".")) return "";
        boolean bad = clean.startsWith("/") || clean.indexOf('\0') >= 0;
        for (String part : clean.split("/", -1)) bad |= part.equals("..") || (part.isEmpty() && !clean.isEmpty());
        if (bad) throw Refusal.invalid("path", "the name '" + name + "' in the archive leads out of its folder");
        return clean;
    }

    private static Refusal refused(TarArchiveEntry one) {
        return Refusal.invalid(
                "path",
                "'%s' in the archive is %s: only files and folders are copied"
                        .formatted(
                                one.getName(),
                                one.isSymbolicLink() || one.isLink()
                                        ? "a link to " + one.getLinkName()
                                        : "neither a file nor a folder"));
    }

    private static TarArchiveEntry entry(String name, long size, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(mode);
        return entry;
    }

    private static TarArchiveOutputStream writer(OutputStream to) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(to, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

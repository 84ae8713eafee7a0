package io.slipway.agent.save;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.save.Manifest.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** An archive that may be damaged, cut off, or made by somebody who means ill. */
public final class ArchiveReader implements AutoCloseable {
    /** Some hundred thousand members: a few more bytes unpack to any number of them. */
    private static final int LONGEST_MANIFEST = 64 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveReader(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    public static ArchiveReader open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new ArchiveReader(file, zip, manifest(file, zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | JacksonException e) {
            throw new Fault(file + " is no whole backup of Slipway", e);
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.FILE);
        if (entry == null) throw new Fault(file + " is no backup of Slipway: it has no " + Manifest.FILE);
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(LONGEST_MANIFEST + 1);
        }
        if (bytes.length > LONGEST_MANIFEST) {
            throw new Fault(file + " is no backup of Slipway: its " + Manifest.FILE + " is longer than "
                    + LONGEST_MANIFEST + " bytes");
        }
        int format = Json.MAPPER.readTree(bytes).path("format").asInt(0);
        if (format > Manifest.FORMAT) {
            throw new Fault(file + " has format " + format + ", this version reads up to " + Manifest.FORMAT
                    + "; restore with the version that made it or a later one");
        }
        Manifest manifest = Json.MAPPER.readValue(bytes, Manifest.class);
        if (manifest.members() == null || manifest.from() == null) {
            throw new Fault(file + " is no whole backup of Slipway: its " + Manifest.FILE + " names no members");
        }
        for (Member member : manifest.members()) {
            if (!plain(member.name())) {
                throw new Fault(file + " holds '" + member.name()
                        + "', which could be written outside of its place: this is no backup that Slipway made");
            }
        }
        return manifest;
    }

    /** Whatever its place is, the name leads nowhere else from there. */
    private static boolean plain(String name) {
        return Stream.of(name.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Unpacks every member to the place that its name is given, each checked against the manifest. */
    public void unpack(Path folder, UnaryOperator<String> place) {
        Set<String> known = manifest.members().stream().map(Member::name).collect(Collectors.toSet());
        known.add(Manifest.FILE);
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Fault(file + " holds " + name + ", of which its manifest knows nothing");
                });
        refuseTooMuch(folder);
        manifest.members().forEach(member -> unpack(member, safe(folder, place.apply(member.name()))));
    }

    /** Before the first byte: a few bytes of an archive can unpack to a full disk. */
    private void refuseTooMuch(Path folder) {
        try {
            long free = Files.getFileStore(Files.createDirectories(folder)).getUsableSpace();
            long wanted = 0;
            for (Member member : manifest.members()) {
                // So compared, no sum can run over.
                if (member.bytes() < 0 || member.bytes() > free - wanted) {
                    throw new Fault(file + " does not fit: it unpacks to more than the " + free
                            + " bytes that are free in " + folder + "; restore to a larger disk");
                }
                wanted += member.bytes();
            }
        } catch (IOException e) {
            throw new Fault("cannot tell the free space of " + folder, e);
        }
    }

    private static Path safe(Path folder, String name) {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw new Fault("the backup holds '" + name + "', which would be written outside of " + folder);
        }
        return target;
    }

    private void unpack(Member member, Path target) {
        MessageDigest sha = Checksum.sha256();
        ZipEntry entry = zip.getEntry(member.name());
        if (entry == null) throw new Fault(file + " lacks " + member.name());
        try {
            Files.createDirectories(target.resolveSibling(""));
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = new DigestOutputStream(Files.newOutputStream(target), sha)) {
                copy(in, out, member);
            }
        } catch (IOException e) {
            throw new Fault("cannot unpack " + member.name() + " of " + file + " to " + target, e);
        }
        if (!HexFormat.of().formatHex(sha.digest()).equals(member.sha256())) {
            throw new Fault(
                    file + " is damaged: " + member.name() + " does not have its checksum; nothing was restored");
        }
    }

    /** No more than the manifest says, which fits; one byte more than that is damage. */
    private void copy(InputStream in, OutputStream out, Member member) throws IOException {
        byte[] some = new byte[1 << 16];
        long left = member.bytes();
        while (left > 0) {
            int read = in.read(some, 0, (int) Math.min(some.length, left));
            if (read < 0) break;
            out.write(some, 0, read);
            left -= read;
        }
        if (left > 0 || in.read() >= 0) {
            throw new Fault(file + " is damaged: " + member.name() + " does not have the " + member.bytes()
                    + " bytes of its manifest; nothing was restored");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new Fault("cannot close " + file, e);
        }
    }
}

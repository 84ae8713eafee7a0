package io.slipway.e2e;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every page of a database that stands still against the checksum in its head: tables, indexes and maps,
 * also what no query would read. PostgreSQL's own program for this, pg_checksums, is not among the
 * embedded binaries, and Debian 12's is of a version that does not read ours.
 */
final class PageChecksums {
    /** A file of a relation, one of its maps, or a further gigabyte of either. */
    private static final Pattern RELATION = Pattern.compile("\\d+(?:_(?:fsm|vm|init))?(?:\\.(\\d+))?");

    private static final int PAGE = 8192;
    private static final int PAGES_A_FILE = (1 << 30) / PAGE;
    private static final int CHECKSUM_AT = 8;
    private static final int UPPER_AT = 14;
    private static final int PRIME = 16777619;

    /** Where each column of a page's words begins: part of the format on disk. */
    private static final int[] COLUMNS = {
        0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
        0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
        0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
        0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756
    };

    private PageChecksums() {}

    /** What was read and what does not fit. */
    record Verdict(int pages, List<String> faults) {}

    static Verdict of(Path postgres) throws IOException {
        int pages = 0;
        List<String> faults = new ArrayList<>();
        for (String folder : List.of("base", "global")) {
            try (Stream<Path> files = Files.walk(postgres.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher name = RELATION.matcher(file.getFileName().toString());
                    if (!name.matches()) continue;
                    int first = name.group(1) == null ? 0 : Integer.parseInt(name.group(1)) * PAGES_A_FILE;
                    pages += look(file, first, faults);
                }
            }
        }
        return new Verdict(pages, faults);
    }

    private static int look(Path file, int first, List<String> faults) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int pages = all.capacity() / PAGE;
        if (all.capacity() % PAGE != 0) faults.add(file + " ends within page " + (first + pages));
        for (int n = 0; n < pages; n++) {
            ByteBuffer page = all.slice(n * PAGE, PAGE).order(ByteOrder.LITTLE_ENDIAN);
            // Made longer and not yet written to: it has no head.
            if (page.getShort(UPPER_AT) == 0) continue;
            int said = Short.toUnsignedInt(page.getShort(CHECKSUM_AT));
            int found = sum(page, first + n);
            if (said != found) faults.add("%s page %d: %04x instead of %04x".formatted(file, first + n, found, said));
        }
        return pages;
    }

    /** The page's number goes in, so that a page in another's place is found. */
    private static int sum(ByteBuffer page, int number) {
        page.putShort(CHECKSUM_AT, (short) 0);
        int[] sums = COLUMNS.clone();
        for (int at = 0; at < PAGE; at += 4) {
            int column = at / 4 % sums.length;
            sums[column] = mix(sums[column], page.getInt(at));
        }
        int all = 0;
        for (int sum : sums) all ^= mix(mix(sum, 0), 0);
        return Integer.remainderUnsigned(all ^ number, 65535) + 1;
    }

    private static int mix(int sum, int word) {
        int mixed = sum ^ word;
        return mixed * PRIME ^ mixed >>> 17;
    }
}

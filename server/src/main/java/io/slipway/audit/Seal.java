package io.slipway.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signed head of the chain.
 *
 * @param seq the row that was the last one
 * @param hash its hash, in hexadecimal digits
 * @param time to the millisecond
 * @param key of who signed it
 * @param signature Ed25519 over {@link #content}, in Base64
 */
record Seal(long seq, String hash, Instant time, String key, String signature) {
    static byte[] content(long seq, byte[] hash, Instant time) {
        byte[] mark = "slipway audit seal 1\n".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(mark.length + 16 + hash.length)
                .put(mark)
                .putLong(seq)
                .putLong(time.toEpochMilli())
                .put(hash)
                .array();
    }

    boolean signedBy(SealKey signer) {
        return signer.id().equals(key)
                && signer.signed(
                        content(seq, HexFormat.of().parseHex(hash), time),
                        Base64.getDecoder().decode(signature));
    }
}

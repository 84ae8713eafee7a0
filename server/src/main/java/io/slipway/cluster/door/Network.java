package io.slipway.cluster.door;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A range of addresses, as CIDR.
 *
 * @param base its first address as a number
 * @param width bits of an address: 32 or 128
 * @param bits that are the same in all its addresses
 */
record Network(String text, BigInteger base, int width, int bits) {
    static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) return Optional.empty();
        try {
            byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(text.substring(slash + 1));
            return Optional.of(new Network(text, new BigInteger(1, address), address.length * 8, bits));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    boolean overlaps(Network other) {
        int free = width - Math.min(bits, other.bits);
        return width == other.width && base.shiftRight(free).equals(other.base.shiftRight(free));
    }

    /** Those of one list that share addresses with the other. */
    static List<String> shared(List<String> ours, List<String> theirs) {
        List<Network> others = theirs.stream().flatMap(one -> of(one).stream()).toList();
        return ours.stream()
                .flatMap(one -> of(one).stream())
                .filter(one -> others.stream().anyMatch(one::overlaps))
                .map(Network::text)
                .toList();
    }
}

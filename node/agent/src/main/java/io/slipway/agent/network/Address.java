package io.slipway.agent.network;

/** An address with its prefix length, for example {@code 10.99.78.1/30}. */
record Address(String ip, int prefix) {

    static Address parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("address " + text + " has no prefix length");
        return new Address(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }
}

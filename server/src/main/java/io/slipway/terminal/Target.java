package io.slipway.terminal;

import io.slipway.core.Refusal;

/** A path in a container, as the folder it lies in and its name there. */
record Target(String folder, String name) {
    static Target of(String path) {
        String clean = folder(path);
        int last = clean.lastIndexOf('/');
        String name = clean.substring(last + 1);
        if (name.isEmpty()) throw Refusal.invalid("path", "'" + path + "' names no file");
        return new Target(last == 0 ? "/" : clean.substring(0, last), name);
    }

    /** From the root, and straight: what is asked for is what the audit holds. */
    static String folder(String path) {
        boolean bad = !path.startsWith("/") || path.indexOf('\0') >= 0 || path.length() > 4_096;
        for (String part : path.split("/", -1)) bad |= part.equals("..") || part.equals(".");
        if (bad) throw Refusal.invalid("path", "the path begins with / and holds no '.' or '..', got '" + path + "'");
        String clean = path.replaceAll("/+", "/");
        return clean.length() > 1 && clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }
}

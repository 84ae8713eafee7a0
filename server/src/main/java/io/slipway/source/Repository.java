package io.slipway.source;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A repository's address, checked: nothing in it can be taken for an option, a helper program or a
 * path that is closed.
 *
 * @param local its folder when it lies on this machine
 */
public record Repository(String address, Optional<Path> local) {
    private static final Set<String> SCHEMES = Set.of("https", "http", "git", "ssh");
    private static final Pattern SCP = Pattern.compile("[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^:\\s][^\\s]*");
    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,200}");

    /** Refuses what is no address, or one that is closed by the rules. */
    public static Repository of(String address, LocalPaths rules) {
        if (address.isBlank() || address.startsWith("-") || address.chars().anyMatch(Character::isISOControl)) {
            throw bad(address, "is not a repository URL or path");
        }
        if (address.startsWith("/")) return local(address, rules);
        if (address.startsWith("file://")) return local(address.substring("file://".length()), rules);
        if (SCP.matcher(address).matches()) return new Repository(address, Optional.empty());
        return remote(address);
    }

    private static Repository remote(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
                throw bad(address, "is not a repository: https, http, ssh, git or an absolute path is");
            }
            if (uri.getUserInfo() != null && uri.getUserInfo().contains(":")) {
                throw Refusal.invalid(
                        "git", "the repository URL holds a password; everyone who sees the app would see it");
            }
            return new Repository(address, Optional.empty());
        } catch (URISyntaxException e) {
            throw bad(address, "is not a repository URL: " + e.getReason());
        }
    }

    private static Repository local(String address, LocalPaths rules) {
        Path path = Path.of(address).normalize();
        if (!Files.isDirectory(path)) {
            throw Refusal.of(
                    Code.SourceUnreachable,
                    "repository " + address + ": there is no such folder on the server's machine",
                    "check the path, or give a URL");
        }
        try {
            Path real = path.toRealPath();
            if (!rules.allow(real)) throw bad(address, "is a folder that the platform keeps closed to builds");
            return new Repository(address, Optional.of(real));
        } catch (IOException e) {
            throw Refusal.of(Code.SourceUnreachable, "repository " + address + ": " + e.getMessage());
        }
    }

    /** A branch, tag or full commit hash. */
    public static String ref(String ref) {
        boolean fine =
                BRANCH.matcher(ref).matches() && !ref.contains("..") && !ref.endsWith(".lock") && !ref.endsWith("/");
        if (!fine) throw Refusal.invalid("ref", "'" + ref + "' is not a branch, tag or commit");
        return ref;
    }

    private static Refusal bad(String address, String why) {
        return Refusal.invalid("git", "'" + address + "' " + why);
    }
}

package io.slipway.terminal;

import io.slipway.access.Gate;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Standing;
import io.slipway.api.FileCopy;
import io.slipway.core.Refusal;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Files of a container: one as it is, several as a tar archive. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/apps/{a}/files")
class FileApi {
    private static final String TAR = "application/x-tar";
    private static final long MOST_PASSED_OVER = 4L << 30;

    private final Environments environments;
    private final Apps apps;
    private final FileCopies copies;
    private final Gate gate;

    FileApi(Environments environments, Apps apps, FileCopies copies, Gate gate) {
        this.environments = environments;
        this.apps = apps;
        this.copies = copies;
        this.gate = gate;
    }

    /**
     * Brings files in: a body of type application/x-tar is unpacked below the path, any other is the file's content.
     *
     * @param path in the container, from its root
     */
    @Needs(value = Permission.TERMINAL, prod = Permission.TERMINAL_PROD)
    @PutMapping
    FileCopy put(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestParam String path,
            @RequestParam(required = false) @Nullable String pod,
            @RequestParam(required = false) @Nullable String container,
            @RequestParam(required = false) @Nullable String reason,
            Person person,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        FileCopies.Wish wish = wish(p, e, a, path, pod, container, reason, person, request);
        try {
            return taken(wish, request);
        } catch (Refusal refused) {
            // An answer to what is still being sent would not be heard.
            passOver(request.getInputStream());
            throw refused;
        }
    }

    private FileCopy taken(FileCopies.Wish wish, HttpServletRequest request) throws IOException, InterruptedException {
        String type = request.getContentType();
        if (type != null && type.startsWith(TAR)) return copies.putAll(wish, request.getInputStream());
        long size = request.getContentLengthLong();
        if (size < 0) throw Refusal.invalid("body", "a file's size is told before it: send Content-Length");
        return copies.putFile(wish, size, request.getInputStream());
    }

    private static void passOver(InputStream rest) throws IOException {
        byte[] part = new byte[64 * 1024];
        long passed = 0;
        for (int n = rest.read(part); n >= 0 && passed < MOST_PASSED_OVER; n = rest.read(part)) passed += n;
    }

    /**
     * Takes files out: a file or folder as a tar archive whose links are left out, or one file's content.
     *
     * @param raw the content of one file
     */
    @Needs(value = Permission.TERMINAL, prod = Permission.TERMINAL_PROD)
    @GetMapping
    void get(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestParam String path,
            @RequestParam(defaultValue = "false") boolean raw,
            @RequestParam(required = false) @Nullable String pod,
            @RequestParam(required = false) @Nullable String container,
            @RequestParam(required = false) @Nullable String reason,
            Person person,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        FileCopies.Wish wish = wish(p, e, a, path, pod, container, reason, person, request);
        String name = Target.of(path).name();
        try {
            if (raw) copies.getFile(wish, size -> opened(response, "application/octet-stream", name, size));
            else copies.getAll(wish, new Late(() -> opened(response, TAR, name + ".tar", -1)));
        } catch (Refusal refused) {
            if (response.isCommitted()) {
                // A file falls short of its length, an archive has no end: its reader knows by that.
                throw new AsyncRequestNotUsableException(refused.problem().detail(), new IOException(refused));
            }
            response.reset();
            throw refused;
        }
    }

    private FileCopies.Wish wish(
            String p,
            String e,
            String a,
            String path,
            @Nullable String pod,
            @Nullable String container,
            @Nullable String reason,
            Person person,
            HttpServletRequest request) {
        apps.get(p, a);
        Standing standing = gate.standing(request);
        return new FileCopies.Wish(
                environments.get(p, e), a, pod, container, path, reason, person.actor(), standing::holds);
    }

    private static OutputStream opened(HttpServletResponse response, String type, String name, long size)
            throws IOException {
        response.setContentType(type);
        String plain = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + plain);
        if (size >= 0) response.setContentLengthLong(size);
        return response.getOutputStream();
    }

    /** Nothing is said of an answer before its first byte: until then it may still be a refusal. */
    private static final class Late extends FilterOutputStream {
        private final Opening opening;
        private boolean open;

        interface Opening {
            OutputStream open() throws IOException;
        }

        Late(Opening opening) {
            super(OutputStream.nullOutputStream());
            this.opening = opening;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] data, int from, int length) throws IOException {
            if (!open) out = opening.open();
            open = true;
            out.write(data, from, length);
        }
    }
}

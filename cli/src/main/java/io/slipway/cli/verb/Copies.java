package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.outcome.Unreachable;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** cp: files into a container and out of it. */
final class Copies {
    private static final Pattern REMOTE = Pattern.compile("([a-z][a-z0-9-]*):(/.*)");

    private Copies() {}

    static Verb verb() {
        return new Verb(
                Form.of(
                                "cp",
                                "APP:/PATH LOCAL|-  or  LOCAL APP:/PATH",
                                "files out of a container and into it",
                                "从容器复制文件或复制到容器")
                        .inEnvironment()
                        .takes(Kind.FROM, Kind.TO)
                        .with(Option.POD, Option.CONTAINER, Option.REASON),
                Copies::copy);
    }

    private static Result copy(Call call) {
        Matcher from = REMOTE.matcher(call.word(Kind.FROM));
        Matcher to = REMOTE.matcher(call.word(Kind.TO));
        if (from.matches() == to.matches()) {
            throw Trouble.usage(
                    Speech.say(
                            "one of the two is APP:/path in a container, the other is here",
                            "两者之一须为容器内的 应用:/路径，另一个在本机"),
                    call.terminal().program() + " cp -h");
        }
        try {
            return from.matches() ? out(call, from.group(1), from.group(2)) : in(call, to.group(1), to.group(2));
        } catch (IOException e) {
            throw new Unreachable(call.api().server().url(), e);
        }
    }

    private static Path here(Call call, Kind word) {
        return call.terminal().folder().resolve(call.word(word));
    }

    private static String path(Call call, String app, String path) {
        StringBuilder query = new StringBuilder(call.space().path(app) + "/files?path=" + Api.query(path));
        add(query, "pod", call.option(Option.POD));
        add(query, "container", call.option(Option.CONTAINER));
        add(query, "reason", call.option(Option.REASON));
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(Api.query(value));
        }
    }

    private static String last(String path, String otherwise) {
        Path name = Path.of(path).normalize().getFileName();
        return name == null || name.toString().isEmpty() || name.toString().equals("..") ? otherwise : name.toString();
    }

    private static Result out(Call call, String app, String path) throws IOException {
        Transfer transfer = new Transfer(call.api());
        if (call.word(Kind.TO).equals("-")) {
            try (InputStream in = transfer.get(path(call, app, path) + "&raw=true")) {
                in.transferTo(call.terminal().out());
            }
            return Result.SILENT;
        }
        Archive archive = new Archive();
        try (InputStream in = transfer.get(path(call, app, path))) {
            archive.unpack(in, last(path, app), here(call, Kind.TO));
        }
        return told(archive, path);
    }

    private static Result in(Call call, String app, String path) throws IOException {
        Path local = here(call, Kind.FROM);
        if (!Files.exists(local)) {
            throw Trouble.usage(Speech.say("there is no " + local, "没有 " + local), null);
        }
        Transfer transfer = new Transfer(call.api());
        Archive archive = new Archive();
        Doc done;
        if (Files.isDirectory(local)) {
            done = transfer.put(path(call, app, path), "application/x-tar", -1, to -> archive.pack(local, to));
        } else {
            String target = path.endsWith("/") ? path + local.getFileName() : path;
            done = transfer.put(
                    path(call, app, target),
                    "application/octet-stream",
                    Files.size(local),
                    to -> archive.send(local, to));
        }
        archive.skipped()
                .forEach(link -> call.terminal()
                        .err()
                        .println(Speech.say("  left out, it is a link or no file: ", "  未复制（链接或非普通文件）：") + link));
        String sha256 = archive.sha256();
        if (!done.text("sha256", "").equals(sha256)) {
            throw Trouble.failed(
                    "ArtifactMismatch",
                    Speech.say("not what was sent", "内容不一致"),
                    Speech.say(
                            "the server has taken other bytes than were sent: " + done.text("sha256"),
                            "服务器收到的内容与发送的不同：" + done.text("sha256")),
                    List.of(),
                    Speech.say("copy it again", "请重新复制"));
        }
        return Result.of(done, words(done.number("files", 0), done.number("bytes", 0), sha256));
    }

    private static Result told(Archive archive, String path) {
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("path", path);
        done.put("files", archive.files());
        done.put("bytes", archive.bytes());
        String sha256 = archive.sha256();
        done.put("sha256", sha256);
        return Result.of(done, words(archive.files(), archive.bytes(), sha256));
    }

    private static String words(long files, long bytes, String sha256) {
        return Speech.say(
                files + (files == 1 ? " file, " : " files, ") + bytes + " bytes, sha256 " + sha256 + "\n",
                files + " 个文件，" + bytes + " 字节，sha256 " + sha256 + "\n");
    }
}

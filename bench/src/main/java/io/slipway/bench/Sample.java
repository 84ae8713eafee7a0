package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample in a Git repository of the bench's own, whose class changes when asked to. */
final class Sample {
    private final Shell shell;
    private final Path folder;

    Sample(Shell shell, Path from, Path folder) throws IOException, InterruptedException {
        this.shell = shell;
        this.folder = folder;
        shell.must(10, "cp", "-r", from.toString(), folder.toString());
        shell.must(10, "chmod", "-R", "a+rX", folder.resolveSibling("").toString());
        git("init", "-q", "-b", "main");
        commit("first");
    }

    Path folder() {
        return folder;
    }

    /** Changes one class and commits it. */
    void change() throws IOException, InterruptedException {
        Path source = folder.resolve("src/main/java/com/example/hello/Greeting.java");
        String text = Files.readString(source);
        String mark = "    static final long MARK_" + System.nanoTime() + " = 1;\n";
        Files.writeString(source, text.substring(0, text.lastIndexOf('}')) + mark + "}\n");
        commit("change");
    }

    private void commit(String message) throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=Bench", "-c", "user.email=bench@example.com", "commit", "-q", "-m", message);
    }

    private void git(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = folder.toString();
        System.arraycopy(words, 0, command, 3, words.length);
        shell.must(10, command);
    }
}

package io.slipway.cli.verb;

import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.outcome.Unreachable;
import io.slipway.cli.text.Clean;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Events;
import io.slipway.cli.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pod log lines as they come, each with its pod's name. With {@code -o json}: one document a line while
 * following, else the envelope of all lists.
 */
final class LogLines {
    private final Call call;
    private final boolean follow;
    private final boolean table;
    private final List<Doc> kept = new ArrayList<>();
    private final LogSeen seen = new LogSeen();

    LogLines(Call call, boolean follow) {
        this.call = call;
        this.follow = follow;
        @Nullable String form = call.option(Option.OUTPUT);
        this.table = form == null || form.equals("table");
    }

    /**
     * Reads to the end, through breaks of the stream.
     *
     * @param wish what is asked of the lines at first: once there are some, all since the last one
     */
    void read(String path, String wish) {
        boolean ended = false;
        while (!ended) {
            @Nullable String from = seen.from();
            seen.join();
            String asked = path + (from == null ? wish : "&from=" + Api.query(from));
            try (Events events = new Events(call.api().stream(asked, null))) {
                ended = lines(events) || !follow;
            } catch (IOException e) {
                if (!follow) {
                    throw new Unreachable(call.api().server().url(), e);
                }
                call.terminal().err().println("-- the stream broke (" + e.getMessage() + "), joining it again --");
                call.api().getPatiently("/whoami");
            }
        }
    }

    Result result() {
        return table || follow ? Result.SILENT : Result.list(kept, "");
    }

    /** True when the server said that no more will come. */
    private boolean lines(Events events) throws IOException {
        for (Events.@Nullable Event event = events.next(); event != null; event = events.next()) {
            if (event.name().equals("end")) {
                return true;
            }
            if (event.name().equals("error")) {
                throw Trouble.failed("LogBroken", "the log ended", event.data(), List.of(), null);
            }
            line(Json.read(event.data()));
        }
        return false;
    }

    private void line(Doc line) {
        if (follow
                && !seen.isNew(line.text("pod", ""), line.text("time", ""), line.text("line", ""), line.text("at"))) {
            return;
        }
        PrintStream out = call.terminal().out();
        if (table) {
            out.println(Clean.text(line.text("pod", "")) + "  " + Clean.text(line.text("line", "")));
        } else if (follow) {
            out.println(Json.write(line));
        } else {
            kept.add(line);
        }
        if (follow) {
            out.flush();
        }
    }
}

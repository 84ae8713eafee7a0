package io.slipway.cli.demo;

import io.slipway.cli.context.LocalInstance;
import io.slipway.cli.line.Form;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.verb.Call;
import io.slipway.cli.verb.Progress;
import io.slipway.cli.verb.Result;
import io.slipway.cli.verb.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slipway demo}: the main job on the sample, every step seen to work, left running. */
public final class Demo {
    private static final Story.Window WINDOW = new Story.Window(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private Demo() {}

    public static Verb verb() {
        return new Verb(
                Form.of("demo", "", "the main job on the sample, end to end", "在示例上端到端演示")
                        .with(Option.DATA, Option.PORT, Option.ROUTER_PORT, Option.CLUSTER, Option.VERBOSE),
                Demo::run);
    }

    private static Result run(Call call) {
        LocalInstance instance = instance(call);
        Progress progress = new Progress(call.terminal().err(), call.options().has(Option.VERBOSE));
        Steps steps = new Steps(progress);
        Sample sample =
                new Sample(samples(call), instance.data().resolve("demo").resolve("hello.git-work"));
        try {
            Story story = new Story(call.api(), steps, progress, sample, Front.of(router(instance)), WINDOW);
            story.tell();
            return result(steps, story, instance);
        } catch (Trouble trouble) {
            call.terminal().err().print(steps.table());
            throw trouble;
        }
    }

    private static Result result(Steps steps, Story story, LocalInstance instance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", steps.items());
        json.put("urls", story.urls());
        json.put("url", instance.url());
        json.put("console", story.console());
        String text = steps.table() + "\n" + String.join("\n", story.urls()) + "\n" + Speech.say("console: ", "控制台：")
                + story.console() + "\n";
        return Result.of(json, text);
    }

    private static LocalInstance instance(Call call) {
        @Nullable LocalInstance instance = LocalInstance.in(call.data());
        if (instance == null || instance.router() == null) {
            throw Trouble.failed(
                    "NoServer",
                    Speech.say("no Slipway runs here", "本机没有运行 Slipway"),
                    call.data() + ": " + Speech.say("no instance with a router", "没有带路由器的实例"),
                    List.of(),
                    "slipway up");
        }
        return instance;
    }

    private static String router(LocalInstance instance) {
        return instance.router() == null ? "" : instance.router();
    }

    private static Path samples(Call call) {
        @Nullable String folder = call.terminal().environment().get("SLIPWAY_SAMPLES");
        return (folder == null ? call.terminal().folder().resolve("samples") : Path.of(folder)).resolve("hello");
    }
}

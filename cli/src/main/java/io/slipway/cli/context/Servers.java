package io.slipway.cli.context;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides which server to ask and as whom. A credential goes only to the server it was given for. */
public final class Servers {
    private Servers() {}

    public static Server choose(@Nullable String wanted, Context context, Map<String, String> environment, Path home) {
        @Nullable String explicit = wanted != null ? wanted : environment.get("SLIPWAY_SERVER");
        @Nullable LocalInstance local = LocalInstance.in(data(null, environment, home));
        @Nullable String url = explicit != null ? explicit : context.server();
        if (url == null) {
            url = local == null ? null : local.url();
        }
        if (url == null) {
            throw none();
        }
        return credential(new Server(url, environment.get("SLIPWAY_TOKEN"), null), context, local);
    }

    /** Data folder of the instance on this machine. */
    public static Path data(@Nullable String wanted, Map<String, String> environment, Path home) {
        @Nullable String named = wanted != null ? wanted : environment.get("SLIPWAY_DATA");
        if (named != null) {
            return Path.of(named);
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? Path.of("/var/lib/slipway") : home.resolve(".slipway");
    }

    private static Server credential(Server server, Context context, @Nullable LocalInstance local) {
        if (server.token() != null) {
            return server;
        }
        boolean signedIn = context.token() != null || context.cookie() != null;
        if (signedIn && context.server() != null && server.url().equals(bare(context.server()))) {
            return new Server(server.url(), context.token(), context.cookie());
        }
        if (local != null && server.url().equals(bare(local.url()))) {
            return new Server(server.url(), local.token(), null);
        }
        return server;
    }

    private static String bare(String url) {
        return new Server(url, null, null).url();
    }

    private static Trouble none() {
        return Trouble.failed(
                "NoServer",
                Speech.say("no server", "没有服务器"),
                Speech.say(
                        "nobody is signed in and no Slipway runs in this machine's data folder",
                        "尚未登录，本机数据目录中也没有运行的 Slipway"),
                List.of(),
                Speech.say(
                        "slipway up starts one here, slipway login URL signs in to one elsewhere",
                        "slipway up 在本机启动，slipway login URL 登录其他服务器"));
    }
}

package io.slipway.cli.outcome;

import io.slipway.cli.text.Speech;
import java.io.IOException;
import java.util.List;

/** Nobody answers at the server's address: worth another try while an operation goes on without us. */
public final class Unreachable extends Trouble {
    private static final long serialVersionUID = 1L;

    public Unreachable(String url, IOException cause) {
        super(
                Exit.FAILED,
                problem(
                        "ServerUnreachable",
                        Speech.say("the server does not answer", "服务器没有应答"),
                        url + ": " + reason(cause),
                        List.of(),
                        Speech.say(
                                "slipway status tells what runs here; slipway login URL signs in to another server",
                                "slipway status 查看本机运行情况；slipway login URL 登录其他服务器")));
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}

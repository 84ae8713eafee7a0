package io.slipway.terminal;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which image with a shell stands beside those that have none: a cluster's own, else that of the setting. */
@Component
public class DebugImages {
    private static final String SETTING = "slipway.terminal.debugImage";
    private final Map<String, String> own = new ConcurrentHashMap<>();
    private final Environment env;

    DebugImages(Environment env) {
        this.env = env;
    }

    /** Whoever brings a cluster up names the image that it brought there. */
    public void use(String cluster, String image) {
        own.put(cluster, image);
    }

    String of(String cluster) {
        String set = env.getProperty(SETTING);
        String image = set != null ? set : own.get(cluster);
        if (image != null) return image;
        throw Refusal.of(
                Code.NotFound,
                "the image has no shell, and no image with one is known for cluster '" + cluster + "'",
                "name one that its nodes can pull: the setting " + SETTING
                        + ", or the variable SLIPWAY_TERMINAL_DEBUGIMAGE of 'slipway up'");
    }
}

package io.slipway.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code StubMain PORT CLUSTERS PODS}: clusters c0, c1, ... with so many pods each. Then, line by line from
 * standard input, {@code rate N}: so many pods of c0 change each second, the first ones one after the
 * other. The number of restarts of a pod tells its change from all others. Ends with its input.
 */
public final class StubMain {
    private static final int MOVING = 1_000;
    private static final int A_NAMESPACE = 50;

    private static volatile int rate;

    private StubMain() {}

    public static void main(String[] args) throws IOException {
        int pods = Integer.parseInt(args[2]);
        try (StubServer server = new StubServer(Integer.parseInt(args[0]))) {
            List<World> worlds = new ArrayList<>();
            for (int c = 0; c < Integer.parseInt(args[1]); c++) {
                World world = server.add("c" + c, new Mischief(-1));
                Crowd.fill(world, pods, A_NAMESPACE);
                worlds.add(world);
            }
            Thread.ofPlatform().daemon().name("changes").start(() -> change(worlds.getFirst(), Math.min(MOVING, pods)));
            System.out.println("ready");
            obey();
        }
    }

    private static void obey() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("rate ")) rate = Integer.parseInt(line.substring(5));
        }
    }

    private static void change(World world, int pods) {
        long next = System.nanoTime();
        for (int n = 1; ; n++) {
            while (rate == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                next = System.nanoTime();
            }
            next += 1_000_000_000L / rate;
            LockSupport.parkNanos(next - System.nanoTime());
            int pod = n % pods;
            String namespace = "team-" + pod / A_NAMESPACE;
            world.put(Crowd.PODS, namespace + "/" + Crowd.name(pod), Crowd.pod(namespace, pod, n));
        }
    }
}

package io.slipway.live;

import io.slipway.web.OpenLine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All open streams, and who looks after them: no stream has a thread of its own. */
@Component
class Streams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    /** Of the database's connections, a few. */
    private static final int LOOKERS = 4;

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Verdicts verdicts;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Streams(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** The stream goes on when the request is over. */
    void begin(HttpServletRequest request, HttpServletResponse response, Stream stream) {
        try {
            stream.on(OpenLine.open(request, response, stream));
            open.add(stream);
            // The server stops: the page comes again, to the next one.
            if (!isRunning()) stream.close();
        } catch (IOException gone) {
            // The page was closed before its stream began.
            stream.ended();
        }
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        // Two, since a database that is slow to say who may read must not keep the beats.
        Thread.ofVirtual().name("live-beats").start(() -> eachSecond(stopped, this::beat));
        Thread.ofVirtual().name("live-rights").start(() -> eachSecond(stopped, this::judge));
    }

    private static void eachSecond(CountDownLatch stopped, Runnable round) {
        try {
            while (!stopped.await(1, TimeUnit.SECONDS)) round.run();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        open.forEach(stream -> act(stream, Stream::beat));
        open.removeIf(Stream::over);
    }

    /** Several at once: a thousand people, each with rights of his own, are to be through in less than five seconds. */
    private void judge() {
        verdicts.forget();
        Queue<Stream> left = new ConcurrentLinkedQueue<>(open);
        List<Thread> lookers = new ArrayList<>();
        for (int i = 0; i < LOOKERS; i++) {
            lookers.add(Thread.startVirtualThread(() -> {
                for (Stream one = left.poll(); one != null; one = left.poll()) act(one, Stream::judge);
            }));
        }
        try {
            for (Thread looker : lookers) looker.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void act(Stream stream, Consumer<Stream> act) {
        try {
            act.accept(stream);
        } catch (RuntimeException e) {
            // One of whom nobody can say that it may go on does not.
            log.warn("a live stream ends: {}", e.toString());
            stream.close();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        open.forEach(Stream::close);
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}

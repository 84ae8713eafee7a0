package io.slipway.health;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.slipway.store.DatabaseFault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Errors in the server's own log: nothing of ours logs one that needs no look. */
@Component
class LogCheck extends AppenderBase<ILoggingEvent> implements Check, DisposableBean {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int KEPT = 1000;
    private final Deque<Long> errors = new ArrayDeque<>();
    private String last = "";

    LogCheck() {
        setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        super.start();
        root().addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.ERROR)) return;
        // That the database is away is told by its own check.
        if (event.getThrowableProxy() instanceof ThrowableProxy known
                && DatabaseFault.of(known.getThrowable()).isPresent()) return;
        synchronized (errors) {
            errors.addLast(System.nanoTime());
            if (errors.size() > KEPT) errors.removeFirst();
            last = event.getFormattedMessage().lines().findFirst().orElse("");
        }
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Finding look() {
        synchronized (errors) {
            while (!errors.isEmpty() && System.nanoTime() - errors.getFirst() > WINDOW.toNanos()) errors.removeFirst();
            return errors.isEmpty()
                    ? Finding.ok("no errors in the last " + WINDOW.toMinutes() + " minutes")
                    : Finding.degraded(
                            errors.size() + " errors in the last " + WINDOW.toMinutes() + " minutes; the last: " + last,
                            "./slipway logs --platform server");
        }
    }

    @Override
    public void destroy() {
        root().detachAppender(this);
        stop();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}

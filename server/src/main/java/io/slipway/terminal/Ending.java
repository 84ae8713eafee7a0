package io.slipway.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Begin and end of a session: each happens once; the end is waited for, told to the reader, and noted. */
final class Ending {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CountDownLatch noted = new CountDownLatch(1);
    private volatile @Nullable End end;
    private boolean begun;
    private boolean told;

    @Nullable
    End end() {
        return end;
    }

    /** True for the first who asks: the program is started when its first reader is there. */
    boolean begin() {
        lock.lock();
        try {
            if (begun || end != null) return false;
            begun = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** True for the one who was first to end it. */
    boolean finish(End how) {
        lock.lock();
        try {
            if (end != null) return false;
            end = how;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void await(long time, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = unit.toNanos(time);
            while (end == null && nanos > 0) nanos = changed.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    void told() {
        lock.lock();
        try {
            told = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Until its reader knows that it is over, or cannot be told any more. */
    void awaitTold(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (begun && !told && nanos > 0) nanos = changed.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Its end is in the audit, or in the log of why it is not. */
    void noted() {
        noted.countDown();
    }

    boolean awaitNoted(Duration most) throws InterruptedException {
        return noted.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}

package io.slipway.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A median and the interval that it lies in with 95 %, found by drawing from the measured values again
 * and again.
 */
record Estimate(double mid, double low, double high) {
    private static final int DRAWS = 2_000;

    /** A figure that was read once and has no spread. */
    static Estimate exact(double value) {
        return new Estimate(value, value, value);
    }

    static Estimate of(List<Double> values) {
        return drawn(values, Estimate::median);
    }

    /** What 99 of 100 values stay below. */
    static Estimate p99(List<Double> values) {
        return drawn(values, drawn -> {
            List<Double> sorted = drawn.stream().sorted().toList();
            return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
        });
    }

    /** Of pairs measured in turn: how many times the peer's median ours is. */
    static Estimate ratio(List<Pair> pairs) {
        return drawn(pairs, drawn -> median(ours(drawn)) / median(theirs(drawn)));
    }

    /** One measurement of ours and the peer's right after it. */
    record Pair(double ours, double theirs) {
        double difference() {
            return ours - theirs;
        }
    }

    static List<Double> ours(List<Pair> pairs) {
        return pairs.stream().map(Pair::ours).toList();
    }

    static List<Double> theirs(List<Pair> pairs) {
        return pairs.stream().map(Pair::theirs).toList();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static <T> Estimate drawn(List<T> values, ToDoubleFunction<List<T>> figure) {
        // The same seed each time: the same measurements give the same interval.
        Random random = new Random(1);
        List<Double> figures = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            List<T> drawn = new ArrayList<>();
            for (int n = 0; n < values.size(); n++) drawn.add(values.get(random.nextInt(values.size())));
            figures.add(figure.applyAsDouble(drawn));
        }
        Collections.sort(figures);
        return new Estimate(
                figure.applyAsDouble(values), figures.get(DRAWS * 25 / 1000), figures.get(DRAWS * 975 / 1000));
    }
}

package io.slipway.agent.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with values, as far as it can be told without looking at what runs. */
final class OptionFaults {
    /** HAProxy's socket lies below the data folder, and a socket's path is short. */
    private static final int LONGEST_DATA = 66;

    private OptionFaults() {}

    static void add(String verb, Map<String, String> values, List<String> faults) {
        number(values, "port", 1, 65_532, faults);
        number(values, "router-port", 1, 65_535, faults);
        number(values, "timeout", 1, 3_600, faults);
        number(values, "tail", 0, 1_000_000, faults);
        ports(values, faults);
        data(values, faults);
        cluster(values, faults);
        String output = values.getOrDefault("output", "table");
        if (!List.of("table", "json").contains(output)) faults.add("-o '" + output + "' is neither table nor json");
        if (verb.equals("logs") && !values.containsKey("platform")) faults.add("logs needs --platform PART");
        if (values.containsKey("cache") && !values.containsKey("purge")) faults.add("--cache goes with --purge only");
    }

    private static void number(Map<String, String> values, String name, int least, int most, List<String> faults) {
        String text = values.get(name);
        if (text == null) return;
        boolean whole = text.matches("\\d{1,9}");
        if (!whole || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            faults.add("--" + name + " '" + text + "' is not a number from " + least + " to " + most);
            // A value that is named once as wrong shall not be met again as a number.
            values.remove(name);
        }
    }

    private static void ports(Map<String, String> values, List<String> faults) {
        Optional<Integer> port = Optional.ofNullable(values.get("port")).map(Integer::valueOf);
        Optional<Integer> router =
                Optional.ofNullable(values.get("router-port")).map(Integer::valueOf);
        if (port.isEmpty() || router.isEmpty()) return;
        int distance = router.get() - port.get();
        if (distance >= 0 && distance <= 3) {
            faults.add("--router-port " + router.get() + " is taken by --port, which uses " + port.get() + " to "
                    + (port.get() + 3));
        }
    }

    private static void data(Map<String, String> values, List<String> faults) {
        String data = Path.of(values.getOrDefault("data", Options.defaultData()))
                .toAbsolutePath()
                .normalize()
                .toString();
        if (!data.matches("[A-Za-z0-9/._-]+")) {
            faults.add("--data '" + data + "' may hold letters, digits and / . _ - only");
        }
        if (data.length() > LONGEST_DATA) {
            faults.add("--data '" + data + "' is longer than " + LONGEST_DATA + " characters: sockets below it could"
                    + " not be opened");
        }
        if (!own(Path.of(data))) {
            faults.add("--data '" + data + "' is neither empty nor a folder of Slipway; purge would remove all of it");
        }
    }

    /** Absent, empty, or marked by an earlier up. */
    private static boolean own(Path data) {
        if (!Files.exists(data, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(data.resolve("agent"))) return true;
        if (!Files.isDirectory(data)) return false;
        try (Stream<Path> content = Files.list(data)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            // Closed to us: then it is somebody else's.
            return false;
        }
    }

    private static void cluster(Map<String, String> values, List<String> faults) {
        String cluster = values.get("cluster");
        if (cluster == null || cluster.equals("local") || cluster.equals("none")) return;
        if (!Files.isReadable(Path.of(cluster))) {
            faults.add("--cluster '" + cluster + "' is neither local, none nor a kubeconfig that can be read");
        }
    }
}

package io.slipway.agent.life;

import io.slipway.agent.core.Places;
import io.slipway.agent.os.Users;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words after a verb. */
record Options(String verb, Map<String, String> values, List<String> faults) {

    static Options parse(List<String> arguments, Map<String, String> environment) {
        return new OptionParser(arguments, environment).parse();
    }

    Places places() {
        return Places.of(Path.of(values.getOrDefault("data", defaultData())));
    }

    boolean is(String flag) {
        return values.containsKey(flag);
    }

    boolean json() {
        return "json".equals(values.get("output"));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Integer> number(String name) {
        return find(name).map(Integer::valueOf);
    }

    static String defaultData() {
        return Users.root() ? "/var/lib/slipway" : System.getProperty("user.home") + "/.slipway";
    }
}

package io.slipway.object;

import io.slipway.api.Problem.Fault;
import io.slipway.core.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An object as people read and write it, and the line on which a field of it stands.
 *
 * @param name of the input, for its faults
 */
record YamlText(String name, String text) {
    private static final int MOST = 1_500_000;
    private static final LoadSettings READ = LoadSettings.builder()
            .setCodePointLimit(MOST)
            .setMaxAliasesForCollections(0)
            .build();
    private static final DumpSettings WRITE = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(10_000)
            .setSplitLines(false)
            .build();
    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)]|[^.\\[]+");

    static String of(Map<String, Object> object) {
        return new Dump(WRITE).dumpToString(object);
    }

    /** @throws Refusal with the line where it is no YAML */
    Map<String, Object> object() {
        try {
            refuseAliases();
            Map<String, Object> object = Maps.of(new Load(READ).loadFromString(text));
            if (!object.isEmpty()) return object;
            throw Refusal.invalid(name, "the YAML of an object begins with apiVersion and kind");
        } catch (MarkedYamlEngineException e) {
            throw Refusal.invalid(name, "this is no YAML: " + e.getProblem() + where(e.getProblemMark()));
        } catch (YamlEngineException e) {
            throw Refusal.invalid(name, "this is no YAML: " + e.getMessage());
        }
    }

    /** A few lines of them make gigabytes, or an object that holds itself. */
    private void refuseAliases() {
        for (Event event : new Parse(READ).parseString(text)) {
            if (!(event instanceof AliasEvent alias)) continue;
            throw Refusal.invalid(
                    name,
                    "the alias *" + alias.getAlias() + " is not taken: write out what it stands for, "
                            + "in quotes if you mean the text itself" + where(alias.getStartMark()));
        }
    }

    private static String where(Optional<Mark> found) {
        return found.map(mark -> " (line %d, column %d)".formatted(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse("");
    }

    /** The fault with its line, if that is known. */
    Fault at(String field, String message) {
        return line(field)
                .map(line -> new Fault(field, message + " (line " + line + ")"))
                .orElseGet(() -> new Fault(field, message));
    }

    /** Where the deepest part of a path stands that there is: the fault of a missing field is shown at its parent. */
    private Optional<Integer> line(String path) {
        Optional<Node> root = new Compose(READ).composeString(text);
        if (root.isEmpty()) return Optional.empty();
        Node at = root.get();
        Node shown = at;
        for (Matcher step = STEP.matcher(path); step.find(); ) {
            NodeTuple found = step(at, step.group(1) == null ? step.group() : step.group(1));
            if (found == null) break;
            shown = found.getKeyNode();
            at = found.getValueNode();
        }
        return shown.getStartMark().map(mark -> mark.getLine() + 1);
    }

    private static @Nullable NodeTuple step(Node at, String name) {
        if (at instanceof MappingNode map) {
            return map.getValue().stream()
                    .filter(one -> one.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        if (!(at instanceof SequenceNode list) || !name.matches("\\d{1,6}")) return null;
        int index = Integer.parseInt(name);
        if (index >= list.getValue().size()) return null;
        Node item = list.getValue().get(index);
        return new NodeTuple(item, item);
    }
}

package io.slipway.build.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which tests failed, from the reports that the test run left. */
final class FailedTests {
    private static final int KEPT = 20;
    private static final int DEPTH = 8;
    private static final int LONGEST = 300;

    private FailedTests() {}

    /** {@code Class.method: first line of the failure}, in the order of the files' names. */
    static List<String> under(Path checkout) throws IOException {
        List<String> failed = new ArrayList<>();
        try (var files = Files.walk(checkout, DEPTH)) {
            for (Path report : files.filter(FailedTests::isReport).sorted().toList()) {
                failed.addAll(in(report));
                if (failed.size() >= KEPT) break;
            }
        }
        return failed.stream().limit(KEPT).toList();
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-")
                && name.endsWith(".xml")
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && String.valueOf(file.getParent()).endsWith("-reports");
    }

    private static List<String> in(Path report) throws IOException {
        List<String> failed = new ArrayList<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // The file was written by code of others.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var in = Files.newInputStream(report)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String test = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
                switch (xml.getLocalName()) {
                    case "testcase" ->
                        test = simple(xml.getAttributeValue(null, "classname")) + "."
                                + xml.getAttributeValue(null, "name");
                    case "failure", "error" -> failed.add(test + ": " + cause(xml));
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            // A run that was cut off leaves half a report; what it says so far counts.
            return failed;
        }
        return failed;
    }

    private static String simple(String className) {
        return className == null ? "" : className.substring(className.lastIndexOf('.') + 1);
    }

    private static String cause(XMLStreamReader xml) {
        String message = xml.getAttributeValue(null, "message");
        String text = message == null ? String.valueOf(xml.getAttributeValue(null, "type")) : message;
        String line = String.join(
                " ", text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}

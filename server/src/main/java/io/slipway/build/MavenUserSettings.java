package io.slipway.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The machine's own Maven settings for builds: mirrors and profiles, but no credentials. */
record MavenUserSettings(Path source) {
    private static final List<String> SECRET = List.of("servers", "username", "password", "passphrase", "privateKey");

    static MavenUserSettings ofTheMachine() {
        return new MavenUserSettings(Path.of(System.getProperty("user.home"), ".m2", "settings.xml"));
    }

    /** Empty when the machine has none. */
    Optional<Path> writeTo(Path target) throws IOException {
        if (!Files.isRegularFile(source)) return Optional.empty();
        try (var in = Files.newInputStream(source);
                var out = Files.newOutputStream(target)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(in);
            SECRET.forEach(name -> strike(document, name));
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return Optional.of(target);
        } catch (ParserConfigurationException | SAXException | TransformerException e) {
            throw new UncheckedIOException(new IOException("Maven settings " + source + " cannot be read", e));
        }
    }

    private static void strike(Document document, String name) {
        var found = document.getElementsByTagName(name);
        while (found.getLength() > 0) {
            Element element = (Element) found.item(0);
            element.getParentNode().removeChild(element);
        }
    }
}

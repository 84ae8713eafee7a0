import io.slipway.artifact.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The archive's Java trust store: {@code java -cp 'DIST/server/lib/*' TrustFile.java BUNDLE FILE}. */
final class TrustFile {
    private TrustFile() {}

    public static void main(String[] words) throws IOException {
        Files.write(Path.of(words[1]), TrustStore.of(Path.of(words[0])));
    }
}

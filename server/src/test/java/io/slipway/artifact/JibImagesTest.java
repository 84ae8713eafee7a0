package io.slipway.artifact;

import java.nio.file.Path;

class JibImagesTest extends ImageBuilderContract {
    @Override
    ImageBuilder builder(Path cache) {
        return new JibImages(cache.resolve("app"), cache.resolve("base"));
    }
}

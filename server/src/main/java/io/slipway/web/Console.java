package io.slipway.web;

import io.slipway.access.Open;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The console's page for every address that is a room of it; its hashed files are served as they are. */
@RestController
class Console {

    @Open("the console's files hold no data")
    @GetMapping(
            path = {
                "/",
                "/{room:^(?!api|assets|healthz|readyz|metrics)[a-z-]+}",
                "/{room:^(?!api|assets|healthz|readyz|metrics)[a-z-]+}/**"
            },
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        Resource page = new ClassPathResource("static/index.html");
        if (!page.exists()) return ResponseEntity.notFound().build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.TEXT_HTML)
                .body(page);
    }
}

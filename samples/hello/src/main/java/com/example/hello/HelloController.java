package com.example.hello;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HelloController {
    private final Greeting greeting;

    HelloController(
            @Value("${hello.message}") String message,
            @Value("${APP_VERSION:unknown}") String version,
            @Value("${APP_COMMIT:unknown}") String commit,
            @Value("${HOSTNAME:unknown}") String pod) {
        this.greeting = Greeting.of(message, version, commit, pod);
    }

    @GetMapping("/")
    Greeting hello() {
        return greeting;
    }
}

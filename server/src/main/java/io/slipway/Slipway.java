package io.slipway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class Slipway {
    public static void main(String[] args) {
        SpringApplication.run(Slipway.class, args);
    }
}

package io.slipway.web;

import io.slipway.access.Open;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Alive, ready; no details for those who are not signed in. */
@RestController
class Health {
    private final JdbcClient db;

    Health(JdbcClient db) {
        this.db = db;
    }

    @Open("liveness tells nothing but that the process answers")
    @GetMapping("/healthz")
    String alive() {
        return "ok";
    }

    @Open("readiness tells nothing but yes or no")
    @GetMapping("/readyz")
    ResponseEntity<String> ready() {
        Integer one = db.sql("select 1").query(Integer.class).single();
        return one == 1
                ? ResponseEntity.ok("ready")
                : ResponseEntity.status(503).body("not ready");
    }
}

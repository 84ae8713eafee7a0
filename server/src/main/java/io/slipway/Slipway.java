package io.slipway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class Slipway {
    @SuppressWarnings("SystemOut") // Nothing logs any more, and the log file is this process's output.
    public static void main(String[] args) {
        try {
            SpringApplication.run(Slipway.class, args);
        } catch (AbandonedRunException e) {
            // The build only wanted to see how it would start.
            throw e;
        } catch (RuntimeException e) {
            System.err.println(why(e));
            throw e;
        }
    }

    /** The log's last line, which {@code up} and {@code status} show: below a stack trace it would say nothing. */
    static String why(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return "the server cannot start: " + message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}

package io.slipway.web;

import io.slipway.api.DryRun;
import io.slipway.api.Problem;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Trial;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Turns every cause into one problem document. */
@RestControllerAdvice
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refusal(Refusal refusal) {
        return answer(refusal.problem());
    }

    /** No problem at all: the end of a request that was only to be tried. */
    @ExceptionHandler
    ResponseEntity<DryRun> tried(Trial.Tried trial) {
        return ResponseEntity.ok(trial.plan());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        Throwable cause = e.getMostSpecificCause();
        List<Problem.Fault> faults =
                cause instanceof MismatchedInputException one && e.getHttpInputMessage() instanceof KeptBody body
                        ? body.faults(one, json)
                        : List.of(UnreadableBody.fault(cause));
        return answer(Refusal.invalid(faults).problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException e) {
        return answer(Refusal.invalid(e.getName(), "'" + e.getValue() + "' is not a legal value of " + e.getName())
                .problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> duplicate(DuplicateKeyException e) {
        return answer(Refusal.of(Code.Exists, "it exists already").problem());
    }

    /** Also what fails at the commit: nobody knows then whether it was kept, so whoever asked may ask again. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Problem> database(RuntimeException e) {
        Refusal fault = DatabaseFault.of(e).orElse(null);
        if (fault == null) return other(e);
        log.warn("database: {}", fault.problem().evidence());
        // What the driver says names hosts and files: that is for the log, not for everybody who asks.
        return answer(Refusal.of(
                        fault.code(), fault.problem().detail(), fault.problem().nextStep())
                .problem());
    }

    /** The reader went away while we wrote; there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, HttpMessageNotWritableException.class})
    void gone(Exception e) {
        if (e.getCause() instanceof IOException) {
            log.debug("reader gone: {}", e.getMessage());
        } else {
            log.error("an answer could not be written", e);
        }
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        if (e instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            Code code = status == 404 ? Code.NotFound : Code.Invalid;
            Problem p = Refusal.of(code, firstLine(e.getMessage())).problem();
            return answer(new Problem(
                    p.type(), p.title(), status, p.detail(), p.code(), p.faults(), p.evidence(), p.nextStep()));
        }
        String id = UUID.randomUUID().toString();
        log.error("failure {}", id, e);
        return answer(Refusal.of(
                        Code.Internal,
                        "the platform failed; it is logged as " + id,
                        "run './slipway logs --platform server' and look for " + id)
                .problem());
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == 503) answer.header(HttpHeaders.RETRY_AFTER, retryAfter(problem));
        return answer.body(problem);
    }

    /** A database comes back by itself in seconds, another change is over by then; a full disk waits for somebody. */
    private static String retryAfter(Problem problem) {
        return switch (Code.valueOf(problem.code())) {
            case DatabaseAway, DatabaseClash, ClusterUnreachable -> "2";
            default -> "10";
        };
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "no further cause" : text.lines().findFirst().orElse("");
    }
}

package io.slipway.web;

import io.slipway.api.Problem;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns every cause into one problem document. */
@RestControllerAdvice
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> refusal(Refusal refusal) {
        return answer(refusal.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        return answer(UnreadableBody.refusal(e.getMostSpecificCause()).problem());
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

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<Problem> database(Exception e) {
        log.warn("database away: {}", firstLine(e.getMessage()));
        return answer(Refusal.of(Code.DatabaseAway, "the database does not answer", "try again in a few seconds")
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
        if (problem.status() == 503) answer.header(HttpHeaders.RETRY_AFTER, "2");
        return answer.body(problem);
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "no further cause" : text.lines().findFirst().orElse("");
    }
}

package io.slipway.route;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Page;
import io.slipway.core.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The router's own door for backends that are no apps of ours; the body is one rule or an array. */
@RestController
@RequestMapping("/api/v1/router/rules")
class RuleApi {
    private final Rules rules;
    private final JsonMapper json;

    RuleApi(Rules rules, JsonMapper json) {
        this.rules = rules;
        this.json = json;
    }

    @Needs(Permission.ROUTE_VIEW)
    @GetMapping
    Page<Rules.Listed> list(@RequestParam(required = false) @Nullable String uri) {
        return Page.of(rules.list(uri));
    }

    @Needs(Permission.ROUTE_EDIT)
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(@RequestBody JsonNode body, Person person) {
        rules.register(read(body), person.actor());
    }

    @Needs(Permission.ROUTE_EDIT)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@RequestBody JsonNode body, Person person) {
        rules.withdraw(read(body), person.actor());
    }

    private List<Rule> read(JsonNode body) {
        try {
            return body.isArray()
                    ? json.convertValue(body, new TypeReference<List<Rule>>() {})
                    : List.of(json.convertValue(body, Rule.class));
        } catch (JacksonException e) {
            throw Refusal.invalid("body", "this is no rule: " + e.getOriginalMessage());
        }
    }
}

package io.slipway.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a handler the person that the gate let through, and the place for which it did. */
public final class PersonArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Person.class || parameter.getParameterType() == Place.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        String name = parameter.getParameterType() == Person.class ? Gate.PERSON : Gate.PLACE;
        return Objects.requireNonNull(
                request.getAttribute(name, RequestAttributes.SCOPE_REQUEST), "no " + name + " behind the gate");
    }
}

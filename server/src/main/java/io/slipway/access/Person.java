package io.slipway.access;

import io.slipway.api.Me;
import io.slipway.core.Actor;

/** Who is signed in, with the rights of this moment; a handler takes it as a parameter. */
public record Person(String user, String displayName, Rights rights, String source) {
    public static final String EVERYWHERE = "*";

    public Actor actor() {
        return new Actor(user, source);
    }

    /** What people hear about themselves. */
    public Me me() {
        return new Me(
                user, displayName, mayEverywhere(Permission.PLATFORM_ADMIN), Held.byScope(rights), Held.of(rights));
    }

    public boolean may(Permission permission, Place place) {
        return rights.may(permission, place);
    }

    /** In the whole project, as far as nothing in it is denied. */
    public boolean may(Permission permission, String project) {
        return rights.may(permission, Place.project(project));
    }

    public boolean mayEverywhere(Permission permission) {
        return rights.may(permission, Place.PLATFORM);
    }

    public boolean mayAnywhere(Permission permission) {
        return rights.mayWithin(permission, Place.PLATFORM);
    }

    public boolean mayWithin(Permission permission, Place place) {
        return rights.mayWithin(permission, place);
    }

    public boolean mayAll(Permission permission, Place place) {
        return rights.mayAll(permission, place);
    }

    /** Whether the place is there for this person: for others it is as if it did not exist. */
    public boolean sees(Place place) {
        return rights.mayWithin(Permission.PROJECT_VIEW, place)
                && (place.env() == null || rights.mayWithin(Permission.ENV_VIEW, place))
                && (place.app() == null || rights.mayWithin(Permission.APP_VIEW, place));
    }

    /** Whether nothing in the place is hidden from this person. */
    public boolean seesAll(Place place) {
        return rights.mayAll(Permission.PROJECT_VIEW, place)
                && rights.mayAll(Permission.ENV_VIEW, place)
                && rights.mayAll(Permission.APP_VIEW, place);
    }
}

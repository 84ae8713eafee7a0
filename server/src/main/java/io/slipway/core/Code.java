package io.slipway.core;

/** The kinds of refusal and failure that reach people; each knows its HTTP status and its title. */
public enum Code {
    Unauthenticated(401, "Sign in first"),
    SignInFailed(401, "The sign-in failed"),
    SecondFactorNeeded(401, "A code of your second factor is needed"),
    NotPermitted(403, "You may not do that"),
    NotFound(404, "There is no such thing"),
    Invalid(400, "The input is not valid"),
    Exists(409, "It exists already"),
    IllegalMove(409, "Not possible in this state"),
    VersionConflict(409, "Somebody else changed it"),
    RouteClash(409, "The host and path belong to another route"),
    PlanStale(409, "The plan is out of date"),
    ReasonNeeded(400, "A reason is needed"),
    BuildFailed(422, "The build failed"),
    SourceUnreachable(422, "The repository cannot be reached"),
    RegistryRefused(502, "The registry refused"),
    ImagePullFailed(422, "The image cannot be pulled"),
    CrashLoop(422, "The app ends soon after its start"),
    NeverReady(422, "The app never became ready"),
    WouldPend(422, "No node can take the pod"),
    QuotaShort(422, "The quota does not suffice"),
    RouteBroken(422, "The route does not answer"),
    Superseded(409, "A newer change took its place"),
    Cancelled(409, "It was cancelled"),
    DeadlineExceeded(504, "It took too long"),
    ClusterUnreachable(503, "The cluster cannot be reached"),
    DatabaseAway(503, "The database cannot be reached"),
    DatabaseClash(503, "Another change was in the way"),
    DatabaseReadOnly(503, "The database takes no changes"),
    PortTaken(409, "The port is taken"),
    DiskFull(503, "The disk is full"),
    OutOfMemory(422, "It ran out of memory"),
    ToolMissing(500, "A tool is missing"),
    TooMany(429, "Too many attempts"),
    Internal(500, "Something in the platform failed");

    private final int status;
    private final String title;

    Code(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}

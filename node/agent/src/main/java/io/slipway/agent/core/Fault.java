package io.slipway.agent.core;

/** Something that a person must know: what failed, on what, and what to do next. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Fault(String message) {
        super(message);
    }

    public Fault(String message, Throwable cause) {
        super(message + ": " + words(cause), cause);
    }

    /** The cause in words; exceptions of the file system carry only the path as their message. */
    public static String words(Throwable cause) {
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return switch (cause) {
            case Fault fault -> String.valueOf(fault.getMessage());
            case java.nio.file.NoSuchFileException e -> e.getFile() + " does not exist";
            case java.nio.file.AccessDeniedException e -> e.getFile() + " may not be accessed";
            default -> message == null ? kind : message;
        };
    }
}

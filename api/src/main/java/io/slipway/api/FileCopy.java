package io.slipway.api;

/**
 * Files that were brought into a container.
 *
 * @param path in the container
 * @param bytes of all of them together
 * @param sha256 over their contents, one after the other as they came
 * @param beside true where a debug container's tar did it, for want of one in the container
 */
public record FileCopy(
        String pod, String container, String path, int files, long bytes, String sha256, boolean beside) {}

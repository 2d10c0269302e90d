package io.servermanager.docker.verify;

/**
 * Something that was true before and is not any more.
 *
 * @param sentence what, such as "port 0.0.0.0:80 answered HTTP 200 before and refuses connections now"
 */
public record Deviation(String sentence) {}

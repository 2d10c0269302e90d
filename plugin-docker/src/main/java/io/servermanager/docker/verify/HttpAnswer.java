package io.servermanager.docker.verify;

/**
 * How a URL answers.
 *
 * @param status the HTTP status; 0 if there was no answer in HTTP
 * @param problem why there was none; empty if there was one
 */
public record HttpAnswer(int status, String problem) {

    /** An answer with a status. */
    public static HttpAnswer status(int status) {
        return new HttpAnswer(status, "");
    }

    /** No answer. */
    public static HttpAnswer none(String problem) {
        return new HttpAnswer(0, problem);
    }

    /** Whether there was an answer in HTTP, whatever its status. */
    public boolean answered() {
        return status != 0;
    }

    /** As people read it: "answers HTTP 200" or "does not answer (connection refused)". */
    public String phrase() {
        return answered() ? "answers HTTP " + status : "does not answer (" + problem + ")";
    }
}

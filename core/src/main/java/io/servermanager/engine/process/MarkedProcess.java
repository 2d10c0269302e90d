package io.servermanager.engine.process;

import java.time.Instant;

/**
 * A process that carries a mark.
 *
 * @param pid its process id
 * @param started when it was started, as exact as the kernel tells it: to a hundredth of a second
 * @param commandLine the program and its arguments, for people
 * @param neverKilled whether it belongs to a command that is waited for, however long it takes
 */
public record MarkedProcess(long pid, Instant started, String commandLine, boolean neverKilled) {}

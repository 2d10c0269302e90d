/**
 * How programs are started, watched and ended: the only place of the project that does so.
 *
 * <ol>
 *   <li>Every program gets its own session (setsid(1) of util-linux), so that neither Ctrl-C at the terminal nor a
 *       hang-up reaches it, and an environment variable {@value
 *       io.servermanager.engine.process.ProcessMarks#COMMAND} with a value of its own, which all processes inherit that
 *       it starts.
 *   <li>By that variable, by the session and by descent all of its processes are found in proc(5), also those whose
 *       parent has ended and those that made a session of their own.
 *   <li>At its longest time they get SIGTERM, some grace, and SIGKILL.
 *   <li>The engine gives {@value io.servermanager.engine.process.ProcessMarks#RUN} as well, by which {@link
 *       io.servermanager.engine.process.RunProcesses} finds what a killed run left behind.
 *   <li>A command that is never killed writes to files rather than pipes: when this program is killed it goes on, where
 *       it would otherwise get SIGPIPE in the midst of its work.
 * </ol>
 */
@NullMarked
package io.servermanager.engine.process;

import org.jspecify.annotations.NullMarked;

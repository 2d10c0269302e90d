package io.servermanager.spi;

/**
 * A step that an interrupted run goes on with where nothing can be taken back any more, since a step of
 * {@link MaintenanceStep.Undo#IMPOSSIBLE} was begun: recovery calls {@link #run} (again), and the steps after it.
 *
 * <p>{@code run} finds out from what it remembered, and from the host, what is left to be done; commands of the
 * interrupted run that are never killed have ended by then.
 */
public interface ResumableStep extends MaintenanceStep {}

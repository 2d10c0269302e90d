/**
 * The steps that update, roll back and restart a Compose project, for plugins to compose their workflows of.
 *
 * <p>An update, and what of it is taken back by whom:
 *
 * <ol>
 *   <li>{@link io.servermanager.docker.update.CheckPrerequisites}: is all there, can all be kept? The baseline.
 *   <li>{@link io.servermanager.docker.update.PinImages}: the images in use get a tag of ours. Undo: the tags go.
 *   <li>{@link io.servermanager.docker.update.PullImages}: while the service runs. Undo: references name the old images.
 *   <li>{@link io.servermanager.docker.update.TakeSnapshot}: a copy live, stop, what changed again. Undo: the stopped
 *       containers are started, the copy goes.
 *   <li>{@link io.servermanager.docker.update.RecreateContainers}. Undo: containers stop; data and configuration come
 *       back from the snapshot, the failed state is kept beside; references name the old images; the containers are made
 *       anew; all is well as before.
 *   <li>{@link io.servermanager.docker.update.WaitUntilHealthy} and checks of the plugin's own.
 *   <li>{@link io.servermanager.docker.update.ApplyRetention}: old snapshots and their pins go.
 * </ol>
 */
@NullMarked
package io.servermanager.docker.update;

import org.jspecify.annotations.NullMarked;

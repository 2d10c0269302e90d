/**
 * Snapshots of a service's files, and the exact way back to them.
 *
 * <ol>
 *   <li>{@link io.servermanager.engine.snapshot.SnapshotStore#survey} says before anything is touched what is needed and
 *       what cannot be kept.
 *   <li>{@link io.servermanager.engine.snapshot.SnapshotDraft#copyLive} copies while the service runs; what changes
 *       meanwhile is tolerated.
 *   <li>{@link io.servermanager.engine.snapshot.SnapshotDraft#copyAtRest} copies what changed, once the service stands
 *       still.
 *   <li>{@link io.servermanager.engine.snapshot.SnapshotDraft#complete} puts the manifest in place: from then on the
 *       snapshot counts.
 *   <li>{@link io.servermanager.engine.snapshot.Restoration#restore} makes the live files what the manifest says, and
 *       keeps what was there.
 * </ol>
 *
 * <p>A snapshot is a plain directory {@code <directory>.pre-update.<time>} with the files of the main directory, and a
 * directory {@code .server-manager} with the manifest and with what lies outside the main directory.
 */
@NullMarked
package io.servermanager.engine.snapshot;

import org.jspecify.annotations.NullMarked;

/**
 * Plugins, and steps that join the workflows of others, found by {@link java.util.ServiceLoader} on the class path and
 * in a folder of jars.
 *
 * <ol>
 *   <li>A folder or jar that others than its owner may write is refused: the program runs as root.
 *   <li>Every jar of the folder that names a provider gets a class loader of its own, with ours as parent; jars that
 *       name none are libraries that all of them see.
 *   <li>Ids are checked: their form, and that there is only one of each; the class path wins, then the first jar by
 *       name.
 *   <li>What cannot be loaded is reported as a problem with its jar; the rest goes on.
 * </ol>
 */
@NullMarked
package io.servermanager.engine.plugin;

import org.jspecify.annotations.NullMarked;

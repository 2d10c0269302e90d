/**
 * Clearing away what a Docker Engine keeps and nothing uses.
 *
 * <ol>
 *   <li>{@link io.servermanager.docker.prune.ProjectSearch} finds the Compose projects that exist on disk, whether they
 *       are up or down: what belongs to them stays.
 *   <li>{@link io.servermanager.docker.prune.ReasonsToStay} says of an object why it must stay, if it must;
 *       {@link io.servermanager.docker.prune.UnusedObjects} makes the plan of the others.
 *   <li>What was agreed to with the plan is remembered in the journal; {@link
 *       io.servermanager.docker.prune.RemoveObjects} removes of that, object by object, what at that very moment still has
 *       no reason to stay, with a fact in the journal before and after each.
 * </ol>
 */
@NullMarked
package io.servermanager.docker.prune;

import org.jspecify.annotations.NullMarked;

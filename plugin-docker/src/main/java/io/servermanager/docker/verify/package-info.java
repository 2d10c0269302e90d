/**
 * Is a service at least as good as it was before?
 *
 * <p>A {@link io.servermanager.docker.verify.Baseline} is taken before the first change. Afterwards
 * {@link io.servermanager.docker.verify.Settling} waits until the containers run, are healthy and do not restart, and
 * {@link io.servermanager.docker.verify.BaselineCheck} says what was true before and is not any more.
 */
@NullMarked
package io.servermanager.docker.verify;

import org.jspecify.annotations.NullMarked;

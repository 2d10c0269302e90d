/** A Docker Engine in memory for tests, and what every {@link io.servermanager.docker.engine.DockerEngine} must hold to. */
@NullMarked
package io.servermanager.docker.engine;

import org.jspecify.annotations.NullMarked;

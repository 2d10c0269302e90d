/**
 * The Docker Engine as this program needs it: {@link io.servermanager.docker.engine.DockerEngine} and the records that it
 * answers with. {@link io.servermanager.docker.engine.HttpDockerEngine} asks a real engine.
 *
 * <p>Field names and meanings are those of the Docker Engine API, versions 1.41 and later. An answer that lacks a field,
 * or has more than are known here, is read all the same.
 */
@NullMarked
package io.servermanager.docker.engine;

import org.jspecify.annotations.NullMarked;

/**
 * Docker Compose projects: {@link io.servermanager.docker.compose.ComposeProject} drives {@code docker compose}, version 2
 * and later, as a command, since Compose has no other interface;
 * {@link io.servermanager.docker.compose.ComposeServiceStatus} looks at the containers through the engine alone.
 */
@NullMarked
package io.servermanager.docker.compose;

import org.jspecify.annotations.NullMarked;

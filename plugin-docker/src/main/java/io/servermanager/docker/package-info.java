/** The settings of services that are Compose projects on a Docker Engine. */
@NullMarked
package io.servermanager.docker;

import org.jspecify.annotations.NullMarked;

/** The logs of a Compose project's containers as one: frames to messages to lines, in the order of time. */
@NullMarked
package io.servermanager.docker.logs;

import org.jspecify.annotations.NullMarked;

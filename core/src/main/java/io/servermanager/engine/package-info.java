/** The facade: what commands, terminal UI and embedding applications call. No container is needed. */
@NullMarked
package io.servermanager.engine;

import org.jspecify.annotations.NullMarked;

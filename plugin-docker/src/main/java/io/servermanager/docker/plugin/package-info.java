/** The plugin {@code compose}. It stands by itself, since it knows all other packages and none knows it. */
@NullMarked
package io.servermanager.docker.plugin;

import org.jspecify.annotations.NullMarked;

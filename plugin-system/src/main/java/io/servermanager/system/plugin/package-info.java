/** The service {@code system}. */
@NullMarked
package io.servermanager.system.plugin;

import org.jspecify.annotations.NullMarked;

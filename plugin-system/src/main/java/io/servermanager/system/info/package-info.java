/** The host's vital signs, as the overview of the service {@code system}. */
@NullMarked
package io.servermanager.system.info;

import org.jspecify.annotations.NullMarked;

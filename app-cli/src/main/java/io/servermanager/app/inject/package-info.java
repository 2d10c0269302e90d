/** The wiring, and all that is Guice. */
@NullMarked
package io.servermanager.app.inject;

import org.jspecify.annotations.NullMarked;

/** The program as it is started from a shell. */
@NullMarked
package io.servermanager.app;

import org.jspecify.annotations.NullMarked;

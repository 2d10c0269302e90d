/** The commands, one class each: what they are called, what they take, and what of the engine they call. */
@NullMarked
package io.servermanager.app.command;

import org.jspecify.annotations.NullMarked;

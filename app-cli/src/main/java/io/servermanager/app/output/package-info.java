/**
 * The only place that prints: text for people, JSON for programs, and the exit code for both.
 *
 * <p>Results go to standard output; everything else (progress, questions, warnings, errors) to standard error, except
 * that with {@code --json} errors and events are JSON on standard output too.
 */
@NullMarked
package io.servermanager.app.output;

import org.jspecify.annotations.NullMarked;

/**
 * One run a service at a time.
 *
 * <p>The lock is the operating system's (fcntl(2)), so that it ends with the process, however that ends. Such a lock
 * belongs to the process as a whole and is lost as soon as the process closes <em>any</em> descriptor of the file;
 * therefore all that opens a lock file goes through one class, which keeps book of what this process holds.
 */
@NullMarked
package io.servermanager.engine.lock;

import org.jspecify.annotations.NullMarked;

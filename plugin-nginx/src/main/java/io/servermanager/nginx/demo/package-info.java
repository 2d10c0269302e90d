/** Shows on a sample service, on a real engine of its own, what an update and a rollback look like. */
@NullMarked
package io.servermanager.nginx.demo;

import org.jspecify.annotations.NullMarked;

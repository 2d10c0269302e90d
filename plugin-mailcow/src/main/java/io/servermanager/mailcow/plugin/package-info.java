/** Mailcow as a service that server-manager looks after. */
@NullMarked
package io.servermanager.mailcow.plugin;

import org.jspecify.annotations.NullMarked;

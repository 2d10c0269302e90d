/** nginx Proxy Manager as a service that server-manager looks after. */
@NullMarked
package io.servermanager.nginx.plugin;

import org.jspecify.annotations.NullMarked;

/**
 * What tells whether nginx Proxy Manager is well, beyond its containers and ports: its admin API, nginx's own test of
 * its configuration, and the hosts that it serves.
 *
 * <p>The container never ends when the backend fails, and nginx runs on without it: neither of them says anything of the
 * other, so both are asked.
 */
@NullMarked
package io.servermanager.nginx.verify;

import org.jspecify.annotations.NullMarked;

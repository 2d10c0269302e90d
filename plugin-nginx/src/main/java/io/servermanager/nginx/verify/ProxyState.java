package io.servermanager.nginx.verify;

/**
 * How nginx Proxy Manager is, beyond its containers and ports. A fact for the journal: the names of its components are a
 * file format.
 *
 * @param api what the admin API said
 * @param nginx what nginx says of its configuration
 * @param hosts the hosts that it serves
 */
public record ProxyState(AdminApiAnswer api, NginxTest nginx, HostFiles hosts) {}

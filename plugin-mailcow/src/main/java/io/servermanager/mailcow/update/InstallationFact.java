package io.servermanager.mailcow.update;

/**
 * What was checked out and configured before the run. A fact: the names of its components are a file format.
 *
 * @param branch the branch
 * @param commit the commit
 * @param version the version for people
 * @param schema the schema of the database that this version makes; empty if not known
 * @param ipv6 the value of {@code ENABLE_IPV6} in {@code mailcow.conf}, which {@code update.sh} sets as it finds the host
 */
public record InstallationFact(String branch, String commit, String version, String schema, String ipv6) {}

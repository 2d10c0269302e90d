/**
 * A private Docker Engine, a registry and sample services, for tests, for authors of plugins and for the
 * {@code demo} command: real components, on loopback only, under one temporary directory, gone after
 * {@link io.servermanager.docker.lab.Lab#close()}.
 */
@NullMarked
package io.servermanager.docker.lab;

import org.jspecify.annotations.NullMarked;

package io.servermanager.engine;

import io.servermanager.spi.ServiceContext;

/**
 * A capability of a plugin, with the context of one of its services.
 *
 * @param <C> the capability
 * @param capability what can be asked
 * @param context what to ask it with; reads only
 */
public record Capable<C>(C capability, ServiceContext context) {}

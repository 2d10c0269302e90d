package io.servermanager.spi;

/** The settings of a service that has none. */
public record NoSettings() {}

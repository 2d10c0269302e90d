/**
 * What plugin authors see: services, workflows, steps, and the few values that pass between them and the engine.
 *
 * <p>A jar adds a service by naming a {@link io.servermanager.spi.ServicePlugin} in
 * {@code META-INF/services/io.servermanager.spi.ServicePlugin}, and a step to somebody else's workflow by naming a
 * {@link io.servermanager.spi.JoiningStep} in {@code META-INF/services/io.servermanager.spi.JoiningStep}.
 *
 * <p>This package depends on the JDK and on nullness annotations alone.
 */
@NullMarked
package io.servermanager.spi;

import org.jspecify.annotations.NullMarked;

/** Upgrades of the distribution's packages: what apt would do, and how it is let do it. */
@NullMarked
package io.servermanager.system.apt;

import org.jspecify.annotations.NullMarked;

/** What the host tells of itself, as values. Every source costs only its own part when it is slow or absent. */
@NullMarked
package io.servermanager.monitor;

import org.jspecify.annotations.NullMarked;

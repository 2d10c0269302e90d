/** How the other services were before a change of the whole system, and whether they are so again. */
@NullMarked
package io.servermanager.system.services;

import org.jspecify.annotations.NullMarked;

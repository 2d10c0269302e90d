/** The operating system itself: packages, reboots, figures. */
@NullMarked
package io.servermanager.system;

import org.jspecify.annotations.NullMarked;

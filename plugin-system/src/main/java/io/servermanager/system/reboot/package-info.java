/** What still runs on old code after an upgrade: the kernel, services, containers. */
@NullMarked
package io.servermanager.system.reboot;

import org.jspecify.annotations.NullMarked;

/**
 * What containers use of the machine: read from the kernel's files where they can be read, else asked of the engine. The
 * files are described in the kernel's documentation, admin-guide/cgroup-v1 and admin-guide/cgroup-v2.rst, and in
 * proc(5).
 */
@NullMarked
package io.servermanager.docker.stats;

import org.jspecify.annotations.NullMarked;

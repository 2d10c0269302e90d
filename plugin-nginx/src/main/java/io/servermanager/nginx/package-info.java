/** The settings of nginx Proxy Manager. */
@NullMarked
package io.servermanager.nginx;

import org.jspecify.annotations.NullMarked;

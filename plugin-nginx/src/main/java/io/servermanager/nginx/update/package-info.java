/** What can be done to nginx Proxy Manager: the recipes, and the steps that know more than containers and ports. */
@NullMarked
package io.servermanager.nginx.update;

import org.jspecify.annotations.NullMarked;

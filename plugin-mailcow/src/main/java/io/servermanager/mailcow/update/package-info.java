/** What can be done to Mailcow: the recipes and their steps. */
@NullMarked
package io.servermanager.mailcow.update;

import org.jspecify.annotations.NullMarked;

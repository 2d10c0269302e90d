/** The settings of Mailcow. */
@NullMarked
package io.servermanager.mailcow;

import org.jspecify.annotations.NullMarked;

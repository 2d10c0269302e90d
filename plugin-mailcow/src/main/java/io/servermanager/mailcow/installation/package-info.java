/** A Mailcow on disk: its configuration, its git checkout, its version. Reads only. */
@NullMarked
package io.servermanager.mailcow.installation;

import org.jspecify.annotations.NullMarked;

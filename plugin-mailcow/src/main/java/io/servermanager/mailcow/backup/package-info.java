/** Backups by Mailcow's own script, checked, and the way back to them. */
@NullMarked
package io.servermanager.mailcow.backup;

import org.jspecify.annotations.NullMarked;

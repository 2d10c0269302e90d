/** Does mail work: the ports of Mailcow, asked in their own protocols. */
@NullMarked
package io.servermanager.mailcow.verify;

import org.jspecify.annotations.NullMarked;

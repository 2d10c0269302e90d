/** What tests of plugins and of the engine share: published as the test-jar of core. */
@NullMarked
package io.servermanager.testing;

import org.jspecify.annotations.NullMarked;

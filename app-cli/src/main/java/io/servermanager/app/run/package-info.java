/** Running workflows in conversation with a person: checks, plan, question, run, report. */
@NullMarked
package io.servermanager.app.run;

import org.jspecify.annotations.NullMarked;

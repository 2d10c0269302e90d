/**
 * The journal of a run: what was begun, done, remembered and undone, on disk before it is acted on.
 *
 * <p>One directory a run, {@code <state>/runs/<run id>/}, readable by root alone:
 *
 * <ol>
 *   <li>{@code journal.jsonl}: one JSON object a line: {@code v} (format version, 1), {@code seq} (from 1, without
 *       gaps), {@code at} (ISO-8601, UTC), {@code type} and {@code body} (a recorded
 *       {@link io.servermanager.spi.RunEvent}: its name and components), and last {@code crc}: the CRC-32C of the line
 *       before {@code ,"crc"}, eight hexadecimal digits. Lines are only ever appended, each forced to the disk. A torn
 *       last line was never acted on and is cut off; a broken earlier one is damage and is reported.
 *   <li>{@code output.log}: all output, for people.
 *   <li>{@code reserve}: space set aside, given up when the disk is full so that the end of the run can be written.
 * </ol>
 *
 * <p>History is read from here; there is no second store.
 */
@NullMarked
package io.servermanager.engine.journal;

import org.jspecify.annotations.NullMarked;

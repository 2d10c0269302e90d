/**
 * The configuration: strict YAML, bound to records.
 *
 * <ol>
 *   <li>The file is read as a graph of nodes, which know their line and column; anchors and tags are refused.
 *   <li>{@code state} and {@code plugins} are bound, then the plugins are loaded, then their sections are bound.
 *   <li>A key is the name of a record's component with hyphens: {@code rebootDelay} is {@code reboot-delay}. What is
 *       absent is null for the record's canonical constructor, which puts the default in its place; an absent
 *       {@code Optional}, {@code List} or {@code Map} is empty.
 *   <li>All problems are collected and reported together.
 * </ol>
 */
@NullMarked
package io.servermanager.engine.settings;

import org.jspecify.annotations.NullMarked;

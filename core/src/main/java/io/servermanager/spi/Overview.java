package io.servermanager.spi;

import java.util.List;

/**
 * More about a service than its status tells, such as the figures of the Docker Engine: a value before it is a screen.
 *
 * @param value all of it, in exact units, as programs read it
 * @param sections the same for people
 * @param problems what is wrong or could not be found out, one sentence each, with what to do about it
 */
public record Overview(Record value, List<Section> sections, List<String> problems) {

    public Overview {
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
    }

    /**
     * A table of an overview.
     *
     * @param title what it is about; empty for the first, which needs none
     * @param headings over the columns; empty where the first column names what the second tells
     * @param rows cells for people, as many in every row
     */
    public record Section(String title, List<String> headings, List<List<String>> rows) {

        /**
         * Checks the form.
         *
         * @throws IllegalArgumentException if a row has not as many cells as there are headings, or two without headings
         */
        public Section {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = headings.isEmpty() ? 2 : headings.size();
            for (List<String> row : rows) {
                if (row.size() != columns) {
                    throw new IllegalArgumentException(
                            "a row of '" + title + "' has " + row.size() + " cells instead of " + columns);
                }
            }
        }

        /** Names and what they are: two cells a row, without headings. */
        public static Section facts(String title, List<List<String>> rows) {
            return new Section(title, List.of(), rows);
        }
    }
}

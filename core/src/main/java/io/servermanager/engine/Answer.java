package io.servermanager.engine;

import io.servermanager.spi.MaintenanceException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a service answered, or why it did not: one of the two.
 *
 * @param <T> the answer
 * @param value the answer
 * @param problem why there is none
 */
public record Answer<T>(Optional<T> value, Optional<MaintenanceException> problem) {

    static <T> Answer<T> of(T value) {
        return new Answer<>(Optional.of(value), Optional.empty());
    }

    static <T> Answer<T> none(MaintenanceException problem) {
        return new Answer<>(Optional.empty(), Optional.of(problem));
    }

    /** The answer, or what {@code otherwise} makes of the problem. */
    public T orElse(Function<MaintenanceException, T> otherwise) {
        return value.orElseGet(() -> otherwise.apply(problem.orElseThrow()));
    }
}

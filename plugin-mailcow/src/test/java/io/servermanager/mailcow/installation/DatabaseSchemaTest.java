package io.servermanager.mailcow.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSchemaTest {

    @Test
    void isWhatTheCodeNames() {
        assertThat(DatabaseSchema.in("<?php\nfunction init_db_schema()\n{\n  $db_version = \"19022026_1220\";\n"))
                .hasValue("19022026_1220");
    }

    @Test
    void isUnknownWhereThereIsNoSuchFile(@TempDir Path directory) {
        assertThat(DatabaseSchema.of(directory)).isEmpty();
    }

    @Property
    void ofAnyTextIsNoneOrAWord(@ForAll String text) {
        assertThat(DatabaseSchema.in(text).orElse("none")).matches("[A-Za-z0-9_.-]+");
    }
}

package io.servermanager.app;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A package for the tests, which installs {@code /usr/share/NAME}.
 *
 * @param name its name
 * @param version its version
 * @param fields more fields of its control file, such as {@code Depends}
 * @param conffile the content of {@code /etc/NAME.conf}; empty for none
 * @param afterwards a script that runs when it is configured; empty for none
 * @param kibibytes how large it is
 */
record SamplePackage(
        String name, String version, Map<String, String> fields, String conffile, String afterwards, int kibibytes) {

    static SamplePackage of(String name, String version) {
        return new SamplePackage(name, version, Map.of(), "", "", 1);
    }

    SamplePackage with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new SamplePackage(name, version, more, conffile, afterwards, kibibytes);
    }

    SamplePackage configuredBy(String content) {
        return new SamplePackage(name, version, fields, content, afterwards, kibibytes);
    }

    SamplePackage running(String script) {
        return new SamplePackage(name, version, fields, conffile, script, kibibytes);
    }

    SamplePackage ofSize(int newKibibytes) {
        return new SamplePackage(name, version, fields, conffile, afterwards, newKibibytes);
    }

    String control() {
        StringBuilder control = new StringBuilder("Package: " + name + "\nVersion: " + version
                + "\nArchitecture: all\nMaintainer: Tests <root@localhost>\nInstalled-Size: " + kibibytes
                + "\nDescription: a sample\n");
        fields.forEach((field, value) -> control.append(field + ": " + value + "\n"));
        return control.toString();
    }
}

package io.servermanager.system.apt;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The new versions of configuration files that lie beside those that were kept since somebody changed them:
 * {@code *.dpkg-dist} of dpkg(1), {@code *.ucf-dist} of ucf(1).
 *
 * @param files from path to the time of its last change and its size, by which a rewritten one is told
 */
record KeptConffiles(Map<String, String> files) {

    KeptConffiles {
        files = Map.copyOf(files);
    }

    static KeptConffiles of(Path root) {
        Map<String, String> files = new TreeMap<>();
        try {
            Files.walkFileTree(root.resolve("etc"), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.toString();
                    if (name.endsWith(".dpkg-dist") || name.endsWith(".ucf-dist")) {
                        files.put("/" + root.relativize(file), attributes.lastModifiedTime() + " " + attributes.size());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            return new KeptConffiles(files);
        }
        return new KeptConffiles(files);
    }

    /** The paths of those that are new, or other than they were. */
    List<String> since(KeptConffiles before) {
        return files.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.files.get(file.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}

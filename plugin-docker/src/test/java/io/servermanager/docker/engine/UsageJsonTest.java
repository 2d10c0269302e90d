package io.servermanager.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.docker.engine.DiskUsage.Figures;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UsageJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As engine 20.10 (API 1.41) answers, shortened. */
    private static final String OLD = """
            {"LayersSize": 9000,
             "Images": [
               {"Id": "sha256:a", "Containers": 1, "SharedSize": 1000, "Size": 4000, "VirtualSize": 4000},
               {"Id": "sha256:b", "Containers": 0, "SharedSize": 1000, "Size": 6000, "VirtualSize": 6000},
               {"Id": "sha256:c", "Containers": 0, "SharedSize": -1, "Size": 10, "New": 0.5}],
             "Containers": [
               {"Id": "r", "State": "running", "SizeRw": 70, "SizeRootFs": 4070},
               {"Id": "e", "State": "exited", "SizeRw": 30},
               {"Id": "n", "State": "created"}],
             "Volumes": [
               {"Name": "used", "UsageData": {"RefCount": 1, "Size": 500}},
               {"Name": "free", "UsageData": {"RefCount": 0, "Size": 300}},
               {"Name": "far", "UsageData": {"RefCount": -1, "Size": -1}}],
             "BuildCache": [
               {"ID": "x", "Parent": "", "Description": "fileop target", "InUse": false, "Shared": false, "Size": 11,
                "CreatedAt": "2026-11-25T16:10:57.677234829Z", "LastUsedAt": "2026-11-25T16:10:58Z"},
               {"ID": "y", "InUse": true, "Shared": false, "Size": 20},
               {"ID": "z", "InUse": false, "Shared": true, "Size": 999}],
             "BuilderSize": 0}
            """;

    @Test
    void anOldEnginesItemsAreCountedAsItsCommandLineCounts() throws Exception {
        DiskUsage usage = UsageJson.usage(JSON.readTree(OLD));

        assertThat(usage.all())
                .containsOnly(
                        Map.entry(ObjectKind.IMAGES, new Figures(3, 1, 9000, 6000)),
                        Map.entry(ObjectKind.CONTAINERS, new Figures(3, 1, 100, 30)),
                        Map.entry(ObjectKind.VOLUMES, new Figures(3, 1, 800, 300)),
                        Map.entry(ObjectKind.BUILD_CACHE, new Figures(3, 1, 31, 11)));
        assertThat(usage.bytesOf(ObjectKind.IMAGES, "sha256:b")).contains(5000L);
        assertThat(usage.bytesOf(ObjectKind.CONTAINERS, "n")).contains(0L);
        assertThat(usage.bytesOf(ObjectKind.VOLUMES, "free")).contains(300L);
        assertThat(usage.bytesOf(ObjectKind.VOLUMES, "far")).isEmpty();
        assertThat(usage.bytesOf(ObjectKind.BUILD_CACHE, "z")).contains(0L);
        assertThat(usage.buildCache()).extracting(CacheRecord::id).containsExactly("x", "y", "z");
        assertThat(usage.buildCache().get(0).lastUsed()).isPresent();
        assertThat(usage.buildCache().get(1).inUse()).isTrue();
        assertThat(usage.of(ObjectKind.NETWORKS)).isEqualTo(Figures.NONE);
    }

    @Test
    void aNewEnginesFiguresAreTakenAsTheyAre() throws Exception {
        DiskUsage usage = UsageJson.usage(JSON.readTree("""
                {"ImageUsage": {"TotalCount": 2, "ActiveCount": 1, "TotalSize": 900, "Reclaimable": 600,
                   "Items": [{"Id": "sha256:a", "SharedSize": 100, "Size": 400}]},
                 "ContainerUsage": {"TotalCount": 1, "ActiveCount": 0, "TotalSize": 5, "Reclaimable": 5},
                 "VolumeUsage": {"TotalCount": 1, "ActiveCount": 0, "TotalSize": 7, "Reclaimable": 7,
                   "Items": [{"Name": "v", "UsageData": {"RefCount": 0, "Size": 7}}]},
                 "BuildCacheUsage": {"TotalCount": 1, "TotalSize": 3, "Reclaimable": 3,
                   "Items": [{"ID": "x", "Parents": ["w"], "Size": 3}]}}
                """));

        assertThat(usage.of(ObjectKind.IMAGES)).isEqualTo(new Figures(2, 1, 900, 600));
        assertThat(usage.of(ObjectKind.BUILD_CACHE)).isEqualTo(new Figures(1, 0, 3, 3));
        assertThat(usage.bytesOf(ObjectKind.IMAGES, "sha256:a")).contains(300L);
        assertThat(usage.bytesOf(ObjectKind.CONTAINERS, "r")).isEmpty();
        assertThat(usage.bytesOf(ObjectKind.VOLUMES, "v")).contains(7L);
        assertThat(usage.buildCache()).extracting(CacheRecord::id).containsExactly("x");
    }

    @Property
    void whateverAnEngineLeavesOutOrMixesUpIsRead(@ForAll("strange") String text) throws Exception {
        JsonNode node = JSON.readTree(text);
        DiskUsage usage = UsageJson.usage(node);
        assertThat(usage.all().values())
                .allMatch(figures -> figures.count() >= 0 && figures.active() <= Math.max(figures.count(), 1));
        assertThat(InventoryJson.inventory(node.path("Containers"), node.path("Images"), node, node.path("Networks")))
                .isNotNull();
    }

    /** The old answer with one word of it replaced by something else. */
    @Provide
    Arbitrary<String> strange() {
        Arbitrary<String> replaced = Arbitraries.of(
                "9000",
                "1000",
                "0.5",
                "\"sha256:a\"",
                "\"running\"",
                "true",
                "\"free\"",
                "{\"RefCount\": 1, \"Size\": 500}");
        Arbitrary<String> by =
                Arbitraries.of("null", "[]", "{}", "\"\"", "1e300", "\"\\u0000\"", "-9223372036854775808");
        return Combinators.combine(replaced, by).as(OLD::replace);
    }
}

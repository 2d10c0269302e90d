package io.servermanager.system.apt;

import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.nio.file.Files;
import java.util.Optional;

/** Checks that apt can work: it is there, we may use it, nobody else does, dpkg was not interrupted, lists find room. */
final class CheckPackageSystem implements MaintenanceStep {

    @Override
    public String id() {
        return "check-package-system";
    }

    @Override
    public String title() {
        return "Check that packages can be upgraded";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        AptHost host = new AptHost(context.root());
        host.require();
        Optional<LockHolder> holder = new PackageLocks(context.root()).holder();
        if (holder.isPresent()) {
            return Preview.NONE.with(new Hazard(
                    Hazard.Kind.NOTICE,
                    "Another program is at work on the packages and will be waited for: " + holder.get() + "."));
        }
        DpkgState.requireIntact(context);
        listsRoom(host).require();
        return Preview.NONE;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        AptHost host = new AptHost(context.root());
        host.require();
        if (!Files.isWritable(context.root().resolve("var/lib/dpkg/status"))) {
            throw new MaintenanceException(
                    Kind.NOT_PERMITTED, "Only root may upgrade packages", "Run the program as root.");
        }
        PackageLocks.await(context);
        DpkgState.requireIntact(context);
        listsRoom(host).require();
    }

    private static DiskRoom listsRoom(AptHost host) {
        DiskRoom room = new DiskRoom();
        room.need(host.lists(), host.listsBytes(), "fresh lists of packages");
        return room;
    }
}

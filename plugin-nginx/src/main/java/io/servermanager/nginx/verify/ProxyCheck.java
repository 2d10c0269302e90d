package io.servermanager.nginx.verify;

import io.servermanager.nginx.verify.AdminApiAnswer.SetUp;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two states of nginx Proxy Manager: is it at least as good as before?
 *
 * <p>An administrator that existed must still exist, or the new version works on an empty database. A version may not go
 * back, unless that is what was asked for. Nginx must still accept its configuration, and serve as many hosts.
 */
public final class ProxyCheck {

    private final boolean mayGoBack;

    private ProxyCheck(boolean mayGoBack) {
        this.mayGoBack = mayGoBack;
    }

    /** The check after an update. */
    public static ProxyCheck afterUpdate() {
        return new ProxyCheck(false);
    }

    /** The check after a return to a snapshot: an older version and other hosts are what was asked for. */
    public static ProxyCheck afterRollback() {
        return new ProxyCheck(true);
    }

    /** Whether waiting may help: the admin API answered before and does not yet, or nginx refuses. */
    boolean mayBecomeBetter(ProxyState before, ProxyState now) {
        return !now.api().well() && before.api().well() || nginxIsWorse(before, now);
    }

    /** What is worse now than before, a sentence each; empty if nothing is. */
    public List<String> problems(ProxyState before, ProxyState now) {
        List<String> problems = new ArrayList<>();
        AdminApiAnswer was = before.api();
        AdminApiAnswer is = now.api();
        if (was.well() && !is.well()) {
            problems.add("the admin API answered before and does not now (" + is.problem() + ")");
        }
        if (!mayGoBack && was.setUp() == SetUp.YES && is.setUp() == SetUp.NO) {
            problems.add("the admin API says that nothing is set up, as with an empty database");
        }
        if (!mayGoBack
                && was.version() != null
                && is.version() != null
                && is.version().compareTo(was.version()) < 0) {
            problems.add("the version went back from " + was.version() + " to " + is.version());
        }
        if (nginxIsWorse(before, now)) {
            problems.add("nginx refuses its configuration: " + now.nginx().words());
        }
        if (!mayGoBack && now.hosts().enabled() < before.hosts().enabled()) {
            problems.add("nginx served " + before.hosts().enabled() + " hosts before and serves "
                    + now.hosts().enabled() + " now, and "
                    + now.hosts().refused() + " are refused");
        }
        return problems;
    }

    private static boolean nginxIsWorse(ProxyState before, ProxyState now) {
        return before.nginx().result() != NginxTest.Result.REFUSES
                && now.nginx().result() == NginxTest.Result.REFUSES;
    }
}

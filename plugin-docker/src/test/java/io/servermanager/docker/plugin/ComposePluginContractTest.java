package io.servermanager.docker.plugin;

import io.servermanager.testing.ServicePluginContract;

class ComposePluginContractTest extends ServicePluginContract {

    ComposePluginContractTest() {
        super(ComposePlugin.class, "{directory: /srv/none}");
    }
}

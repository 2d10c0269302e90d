package io.servermanager.system.plugin;

import io.servermanager.testing.ServicePluginContract;

class SystemPluginContractTest extends ServicePluginContract {
    SystemPluginContractTest() {
        super(SystemPlugin.class, "{}");
    }
}

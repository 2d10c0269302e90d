package io.servermanager.nginx.plugin;

import io.servermanager.testing.ServicePluginContract;

class NginxPluginContractTest extends ServicePluginContract {

    NginxPluginContractTest() {
        super(NginxPlugin.class, "{}");
    }
}

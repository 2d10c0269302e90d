package io.servermanager.nginx;

import io.servermanager.testing.ServicePluginContract;

class NginxPluginContractTest extends ServicePluginContract {

    NginxPluginContractTest() {
        super(NginxPlugin.class, "{}");
    }
}

package io.servermanager.docker.plugin;

import io.servermanager.testing.ServicePluginContract;

class DockerPluginContractTest extends ServicePluginContract {

    DockerPluginContractTest() {
        super(DockerPlugin.class, "{}");
    }
}

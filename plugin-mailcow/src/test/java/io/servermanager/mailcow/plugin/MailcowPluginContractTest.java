package io.servermanager.mailcow.plugin;

import io.servermanager.testing.ServicePluginContract;

class MailcowPluginContractTest extends ServicePluginContract {

    MailcowPluginContractTest() {
        super(MailcowPlugin.class, "{}");
    }
}

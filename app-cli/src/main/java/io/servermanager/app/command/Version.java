package io.servermanager.app.command;

import picocli.CommandLine.IVersionProvider;

/** The version, as the manifest of the program's jar says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"server-manager " + (version == null ? "(not packaged)" : version)};
    }
}

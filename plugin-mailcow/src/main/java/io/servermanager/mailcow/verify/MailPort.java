package io.servermanager.mailcow.verify;

import io.servermanager.mailcow.installation.MailcowConf;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a protocol is served.
 *
 * @param protocol what is spoken
 * @param address where it is asked: loopback if it is bound to all addresses
 * @param port the port on the host
 */
public record MailPort(Protocol protocol, String address, int port) {

    private static final Pattern FORM = Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+]|[0-9.]+):)?(\\d{1,5})");
    private static final int LARGEST = 65_535;

    /**
     * All ports that {@code mailcow.conf} tells of. A value is a port, or an address and a port; what is neither is left
     * out, since Compose refuses it.
     */
    public static List<MailPort> all(MailcowConf conf) {
        List<MailPort> ports = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            String value = conf.value(protocol.key()).orElse(String.valueOf(protocol.usualPort()));
            String bind = protocol.bindKey().flatMap(conf::value).orElse("");
            Matcher matcher = FORM.matcher(value);
            if (!matcher.matches()) {
                continue;
            }
            int port = Integer.parseInt(matcher.group(2));
            String address = matcher.group(1) == null ? bind : matcher.group(1);
            if (port > 0 && port <= LARGEST) {
                ports.add(new MailPort(protocol, reachable(address), port));
            }
        }
        return ports;
    }

    /** As people read it: {@code SMTP (127.0.0.1:25)}. */
    public String label() {
        return protocol.title() + " (" + (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port + ")";
    }

    private static String reachable(String address) {
        String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        return switch (bare) {
            case "", "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> bare;
        };
    }
}

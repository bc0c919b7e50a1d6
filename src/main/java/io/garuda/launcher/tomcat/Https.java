package io.garuda.launcher.tomcat;

import io.garuda.launcher.Tls;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * Makes a connector speak TLS 1.2 and 1.3, and HTTP/2 with clients that ask for it (ALPN, RFC 7301).
 *
 * <p>WebSockets come over connections of HTTP/1.1 of their own: this server does not announce extended
 * CONNECT (RFC 8441), so browsers do not ask for them over HTTP/2.
 */
final class Https {
  private Https() {}

  static void add(Connector connector, Tls tls) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols("TLSv1.2+TLSv1.3");
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystorePassword(password);
    certificate.setCertificateKeystore(tls.keyStore(password.toCharArray()));
    host.addCertificate(certificate);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("SSLEnabled", "true");
    connector.addSslHostConfig(host);
    connector.addUpgradeProtocol(new Http2Protocol());
  }
}

package guitai.provider.appstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaRespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An OCSP responder on this machine; Bouncy Castle writes its answers.
final class FakeResponder implements AutoCloseable {
  static final Instant REVOKED_AT = Instant.parse("2026-11-01T08:00:00Z");

  /// The responder's faults.
  enum Fault {
    NONE,
    /// It reads the query, and gives no answer.
    SILENT,
    /// It sends one byte after another without an end.
    ENDLESS,
    /// Another key with the issuer's name signs the answer.
    STRANGER,
    /// The answer is a month old.
    STALE,
    TRY_LATER,
    /// The responder doesn't know the certificate.
    UNKNOWN,
    /// The answer is about another certificate.
    ANOTHER,
    NOT_FOUND
  }

  volatile Fault fault = Fault.NONE;
  final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();

  /// Zero once the client closed the connection during an endless answer.
  final CountDownLatch left = new CountDownLatch(1);

  private final Map<BigInteger, CertificateStatus> revoked = new ConcurrentHashMap<>();
  private final Map<BigInteger, FakeAuthority> issuers = new ConcurrentHashMap<>();
  private final HttpServer server;

  FakeResponder() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/ocsp");
  }

  /// The signer of the answer about a certificate.
  void speakFor(BigInteger serial, FakeAuthority issuer) {
    issuers.put(serial, issuer);
  }

  void revoke(BigInteger serial) {
    revoked.put(serial, new RevokedStatus(Date.from(REVOKED_AT), CRLReason.keyCompromise));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestMethod());
      var request = request(exchange);
      if (fault == Fault.SILENT || fault == Fault.ENDLESS) {
        dawdle(exchange);
        return;
      }
      if (fault == Fault.NOT_FOUND) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var body = response(request);
      exchange.getResponseHeaders().add("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (OCSPException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  private void dawdle(HttpExchange exchange) throws IOException {
    if (fault == Fault.ENDLESS) {
      exchange.sendResponseHeaders(200, 0);
    }
    try {
      for (int i = 0; i < 200; i++) {
        Thread.sleep(50);
        if (fault == Fault.ENDLESS) {
          exchange.getResponseBody().write(0x30);
          exchange.getResponseBody().flush();
        }
      }
    } catch (IOException e) {
      left.countDown();
      throw e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The query, from the body or from the path (RFC 6960, A.1).
  private static OCSPReq request(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      return new OCSPReq(exchange.getRequestBody().readAllBytes());
    }
    var path = exchange.getRequestURI().getRawPath().replaceFirst("^/ocsp/", "");
    return new OCSPReq(Base64.getDecoder().decode(URLDecoder.decode(path, StandardCharsets.UTF_8)));
  }

  private byte[] response(OCSPReq request)
      throws OCSPException, OperatorCreationException, IOException {
    return fault == Fault.TRY_LATER
        ? new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded()
        : new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic(request)).getEncoded();
  }

  private BasicOCSPResp basic(OCSPReq request) throws OCSPException, OperatorCreationException {
    var asked = request.getRequestList()[0].getCertID();
    var issuer = Optional.ofNullable(issuers.get(asked.getSerialNumber())).orElseThrow();
    var name = issuer.certificate().getSubjectX500Principal();
    var builder = new BasicOCSPRespBuilder(new JcaRespID(name));
    var at = Instant.now().minus(fault == Fault.STALE ? Duration.ofDays(30) : Duration.ZERO);
    var about =
        fault == Fault.ANOTHER ? CertificateID.deriveCertificateID(asked, BigInteger.ONE) : asked;
    builder.addResponse(
        about,
        status(asked.getSerialNumber()),
        Date.from(at),
        Date.from(at.plus(Duration.ofHours(1))));
    return builder.build(
        new JcaContentSignerBuilder("SHA256withECDSA").build(key(issuer)), null, Date.from(at));
  }

  private CertificateStatus status(BigInteger serial) {
    return fault == Fault.UNKNOWN
        ? new UnknownStatus()
        : Optional.ofNullable(revoked.get(serial)).orElse(CertificateStatus.GOOD);
  }

  private PrivateKey key(FakeAuthority issuer) {
    return fault == Fault.STRANGER ? FakeAuthority.pair().getPrivate() : issuer.keys().getPrivate();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

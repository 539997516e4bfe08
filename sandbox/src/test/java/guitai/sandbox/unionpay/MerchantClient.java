package guitai.sandbox.unionpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.keys.Pem;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.TreeMap;

/// A merchant of the simulator that signs and verifies as the documents say.
final class MerchantClient implements AutoCloseable {
  static final String ORDER = "/gateway/api/appTransReq.do";
  static final String BACK = "/gateway/api/backTransReq.do";
  static final String QUERY = "/gateway/api/queryTrans.do";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI simulator;
  private final JsonObject credentials;
  private final PrivateKey key;

  MerchantClient(int port) {
    simulator = URI.create("http://localhost:" + port);
    credentials = Json.parse(get("/credentials"));
    key = Pem.privateKey("RSA", credentials.getString("privateKey"));
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(simulator.resolve(path)).GET());
  }

  /// A play, or a move of the clock.
  JsonObject play(String path, String json) {
    var body = HttpRequest.BodyPublishers.ofString(json);
    return Json.parse(send(HttpRequest.newBuilder(simulator.resolve(path)).POST(body)));
  }

  /// The answer's fields, signed by the simulator's own signer; else without a signature.
  Message post(String path, String... fields) {
    return post(path, signed(fields));
  }

  Message post(String path, Message message) {
    var request =
        HttpRequest.newBuilder(simulator.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(message.form()));
    var answer = new TreeMap<String, String>();
    for (var pair : send(request).split("&", -1)) {
      int equals = pair.indexOf('=');
      answer.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return new Message(answer);
  }

  Message signed(String... fields) {
    var message =
        Message.empty()
            .with("version", "5.1.0")
            .with("encoding", "UTF-8")
            .with("signMethod", "01")
            .with("accessType", "0")
            .with("channelType", "08")
            .with("merId", credentials.getString("merId"))
            .with("certId", certId());
    for (int i = 0; i < fields.length; i += 2) {
      message = message.with(fields[i], fields[i + 1]);
    }
    return sign(message);
  }

  private String certId() {
    return Pem.certificate(credentials.getString("certificate")).getSerialNumber().toString();
  }

  private Message sign(Message message) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(message.digest());
      return message.with("signature", Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether the certificate in the message is its signer's, and leads to the simulator's root.
  boolean believes(Message message) {
    try {
      var signer = Pem.certificate(message.text("signPubKeyCert"));
      signer.verify(Pem.certificate(credentials.getString("issuerCertificate")).getPublicKey());
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(signer);
      verifier.update(message.digest());
      return verifier.verify(Base64.getDecoder().decode(message.text("signature")));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  Message order(String number, String time, long fen, String backUrl) {
    return post(
        ORDER,
        "txnType",
        "01",
        "txnSubType",
        "01",
        "bizType",
        "000201",
        "orderId",
        number,
        "txnTime",
        time,
        "txnAmt",
        Long.toString(fen),
        "currencyCode",
        "156",
        "orderDesc",
        "墨园",
        "backUrl",
        backUrl,
        "payTimeout",
        UnionPayTime.second(Instant.now().plusSeconds(900)));
  }

  Message query(String number, String time) {
    return post(
        QUERY,
        "txnType",
        "00",
        "txnSubType",
        "00",
        "bizType",
        "000000",
        "orderId",
        number,
        "txnTime",
        time);
  }

  Message back(String type, String number, String time, long fen, String payment, String backUrl) {
    return post(
        BACK,
        "txnType",
        type,
        "txnSubType",
        "00",
        "bizType",
        "000201",
        "orderId",
        number,
        "txnTime",
        time,
        "txnAmt",
        Long.toString(fen),
        "currencyCode",
        "156",
        "origQryId",
        payment,
        "backUrl",
        backUrl,
        "reqReserved",
        "ORDER00000000000000000000101");
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A form as the simulator posted it to the merchant.
  static Message form(Bytes body) {
    return Message.form(body);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

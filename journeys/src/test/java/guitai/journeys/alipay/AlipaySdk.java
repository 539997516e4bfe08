package guitai.journeys.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipaySignature;
import guitai.sandbox.alipay.AlipaySimulator;
import guitai.sandbox.http.Request;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The official SDK as a merchant configures it, with its own verification on.
record AlipaySdk(Mode mode, JsonObject credentials, AlipayClient client) {
  private static final String SIGN_TYPE = "RSA2";

  /// The two kinds of keys by which an app and Alipay authenticate each other.
  enum Mode {
    PUBLIC_KEY,
    CERTIFICATE
  }

  static AlipaySdk of(Mode mode, AlipaySimulator simulator) {
    return of(mode, simulator, "utf-8");
  }

  static AlipaySdk of(Mode mode, AlipaySimulator simulator, String charset) {
    var credentials = simulator.credentials();
    var config = new AlipayConfig();
    config.setServerUrl("http://localhost:" + simulator.port() + "/gateway.do");
    config.setAppId(credentials.getString("appId"));
    config.setPrivateKey(body(credentials.getString("appPrivateKey")));
    config.setFormat("json");
    config.setCharset(charset);
    config.setSignType(SIGN_TYPE);
    switch (mode) {
      case PUBLIC_KEY -> config.setAlipayPublicKey(body(credentials.getString("alipayPublicKey")));
      case CERTIFICATE -> {
        config.setAppCertContent(credentials.getString("appCertificate"));
        config.setAlipayPublicCertContent(credentials.getString("alipayCertificate"));
        config.setRootCertContent(credentials.getString("alipayRootCertificate"));
      }
    }
    try {
      return new AlipaySdk(mode, credentials, new DefaultAlipayClient(config));
    } catch (AlipayApiException e) {
      throw new IllegalStateException(e);
    }
  }

  <T extends AlipayResponse> T execute(AlipayRequest<T> request) throws AlipayApiException {
    return switch (mode) {
      case PUBLIC_KEY -> client.execute(request);
      case CERTIFICATE -> client.certificateExecute(request);
    };
  }

  /// As the SDK checks a notification in this mode.
  boolean accepts(Map<String, String> fields, String charset) throws AlipayApiException {
    // The SDK removes the parameters that it has used.
    var copy = new TreeMap<>(fields);
    return switch (mode) {
      case PUBLIC_KEY ->
          AlipaySignature.rsaCheckV1(
              copy, body(credentials.getString("alipayPublicKey")), charset, SIGN_TYPE);
      case CERTIFICATE -> AlipaySignature.rsaCertCheckV1(copy, file(), charset, SIGN_TYPE);
    };
  }

  /// The SDK needs a file.
  private String file() {
    try {
      var file = Files.createTempFile("alipay", ".crt");
      Files.writeString(file, credentials.getString("alipayCertificate"));
      file.toFile().deleteOnExit();
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A form's fields, decoded once.
  static Map<String, String> fields(Request notification, Charset charset) {
    return fields(new String(notification.body().toArray(), StandardCharsets.ISO_8859_1), charset);
  }

  static Map<String, String> fields(String form, Charset charset) {
    var fields = new TreeMap<String, String>();
    Arrays.stream(form.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], charset)));
    return fields;
  }

  /// The base64 text of a PEM.
  static String body(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----|\\s", "");
  }
}

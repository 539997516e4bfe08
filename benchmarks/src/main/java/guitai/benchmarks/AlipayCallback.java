package guitai.benchmarks;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.alipay.AlipayAccount;
import guitai.provider.alipay.AlipayKeys;
import guitai.provider.alipay.AlipayNotifications;
import guitai.storefront.Channel;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A payment's notification, from the posted form. Our code verifies and reads it; Alipay's own SDK
/// only checks its signature.
@State(Scope.Benchmark)
public class AlipayCallback {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("app_id", "2021000000000001"),
          Map.entry("buyer_id", "2088000000000002"),
          Map.entry("charset", "utf-8"),
          Map.entry("gmt_create", "2026-06-01 12:00:00"),
          Map.entry("gmt_payment", "2026-06-01 12:00:05"),
          Map.entry("notify_id", "2026060100222120005000000000000001"),
          Map.entry("notify_time", "2026-06-01 12:00:06"),
          Map.entry("notify_type", "trade_status_sync"),
          Map.entry("out_trade_no", "0123456789ABCDEFGHJKMNPQRS01"),
          Map.entry("receipt_amount", "6.00"),
          Map.entry("seller_id", "2088000000000001"),
          Map.entry("subject", "山野手记"),
          Map.entry("total_amount", "6.00"),
          Map.entry("trade_no", "2026060122001400000000000001"),
          Map.entry("trade_status", "TRADE_SUCCESS"),
          Map.entry("version", "1.0"));

  private final KeyPair alipay = pair();
  private final Bytes body = Bytes.utf8(signed());
  private final String publicKey =
      Base64.getEncoder().encodeToString(alipay.getPublic().getEncoded());
  private final Delivery delivery =
      new Delivery(
          Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
          body,
          Instant.parse("2026-06-01T04:00:07Z"));
  private final AlipayNotifications ours = ours();

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed() {
    var fields = new TreeMap<>(FIELDS);
    var content =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&"));
    fields.put("sign", sign(content));
    fields.put("sign_type", "RSA2");
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String sign(String content) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(alipay.getPrivate());
      signature.update(content.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private AlipayNotifications ours() {
    var account =
        new AlipayAccount(
            "2021000000000001",
            "2088000000000001",
            Set.of(Channel.QR),
            "QR_CODE_OFFLINE",
            URI.create("https://openapi.alipay.com/gateway.do"),
            URI.create("https://store.example/notifications/alipay"));
    var pem = "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n";
    var keys = AlipayKeys.parse(Json.object().add("publicKey", pem).build().toString());
    return new AlipayNotifications(account, () -> keys);
  }

  @Benchmark
  public Notification guitai() throws Forged {
    return ours.verify(delivery);
  }

  @Benchmark
  public boolean sdk() throws AlipayApiException {
    var fields = new HashMap<String, String>();
    for (var pair : new String(body.toArray(), StandardCharsets.UTF_8).split("&", -1)) {
      int border = pair.indexOf('=');
      fields.put(
          pair.substring(0, border),
          URLDecoder.decode(pair.substring(border + 1), StandardCharsets.UTF_8));
    }
    return AlipaySignature.rsaCheckV1(fields, publicKey, "UTF-8", "RSA2");
  }
}

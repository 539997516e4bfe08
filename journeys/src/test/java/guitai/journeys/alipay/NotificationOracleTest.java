package guitai.journeys.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import guitai.bytes.Bytes;
import guitai.journeys.rules.Repository;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.alipay.AlipayAccount;
import guitai.provider.alipay.AlipayKeys;
import guitai.provider.alipay.AlipayNotifications;
import guitai.storefront.Channel;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Guitai's verification of notifications beside the official SDK's, both live: on each vector, and
/// on random changes of a valid one.
class NotificationOracleTest {
  private static final Path VECTORS =
      Repository.ROOT.resolve("functions/core/src/test/resources/alipay");
  private static final int CHANGES = 3000;

  /// The SDK doesn't check the addressee of a notification, a repeated name, or the type that its
  /// signature claims.
  private static final Set<String> WE_REFUSE =
      Set.of(
          "biz-other-app-id",
          "biz-other-seller",
          "dut-user-sign-mapi-legacy",
          "policy-no-sign-type",
          "policy-sign-type-relabelled");

  /// Some of Alipay's signatures cover empty values, others don't; both are valid. An agreement's
  /// may cover its type.
  private static final Set<String> WE_ACCEPT =
      Set.of("empty-value-included", "blank-value-included", "policy-dut-user-sign-v2rule");

  private final AlipayNotifications notifications =
      new AlipayNotifications(
          new AlipayAccount(
              "2021999900000001",
              "2088999900000001",
              Set.of(Channel.QR),
              "QR_CODE_OFFLINE",
              URI.create("https://openapi.alipay.com/gateway.do"),
              URI.create("https://pay.example.com/notifications/alipay")),
          () -> new AlipayKeys(List.of(Pem.publicKey("RSA", key()))));

  private static String key() {
    return read(VECTORS.resolve("keys/gen-alipay-rsa2048-public.pem"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> vectors() throws IOException {
    try (Stream<Path> files = Files.list(VECTORS.resolve("notify"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  private static JsonObject vector(String name) {
    return Json.parse(
        read(VECTORS.resolve("notify").resolve(name + ".json")).getBytes(StandardCharsets.UTF_8));
  }

  private boolean weAccept(String body) {
    var type = Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    try {
      var _ = notifications.verify(new Delivery(type, Bytes.utf8(body), Instant.now()));
      return true;
    } catch (Forged _) {
      return false;
    }
  }

  private static boolean sdkAccepts(String body, String charset) {
    try {
      var fields = new TreeMap<>(AlipaySdk.fields(body, Charset.forName(charset)));
      return AlipaySignature.rsaCheckV1(fields, AlipaySdk.body(key()), charset, "RSA2");
    } catch (AlipayApiException | RuntimeException _) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void we_accept_what_the_sdk_accepts_and_refuse_what_it_refuses(String name) {
    var vector = vector(name);
    var body = vector.getJsonObject("http").getString("body");
    boolean sdk = sdkAccepts(body, vector.getString("charset"));
    boolean ours = weAccept(body);
    if (WE_REFUSE.contains(name)) {
      assertThat(ours).isFalse();
    } else if (WE_ACCEPT.contains(name)) {
      assertThat(ours).isTrue();
    } else {
      assertThat(ours).isEqualTo(sdk);
    }
  }

  /// A change may leave the content as it was: another encoding of a byte, another order. The SDK
  /// never receives a text that is no form any more.
  @Test
  void we_accept_no_changed_notification_that_the_sdk_refuses() {
    var random = new Random(20260301);
    var body = vector("plus-percent-amp-eq").getJsonObject("http").getString("body");
    assertThat(weAccept(body)).isTrue();
    int accepted = 0;
    for (int i = 0; i < CHANGES; i++) {
      var changed = changed(body, random);
      if (weAccept(changed)) {
        assertThat(sdkAccepts(changed, "utf-8")).as(changed).isTrue();
        accepted++;
      }
    }
    assertThat(accepted).as("some changes change nothing").isPositive().isLessThan(CHANGES);
  }

  private static String changed(String body, Random random) {
    var parts = new ArrayList<>(Arrays.asList(body.split("&", -1)));
    int place = random.nextInt(parts.size());
    var part = parts.get(place);
    switch (random.nextInt(6)) {
      case 0 -> parts.remove(place);
      case 1 -> parts.add(random.nextInt(parts.size()), part);
      case 2 -> parts.add(parts.remove(place));
      case 3 -> parts.set(place, part.replace("+", "%20"));
      case 4 -> parts.add("extra" + random.nextInt(9) + "=" + random.nextInt(9));
      default -> {
        var text = new StringBuilder(part);
        text.setCharAt(random.nextInt(text.length()), (char) ('!' + random.nextInt(90)));
        parts.set(place, text.toString());
      }
    }
    return String.join("&", parts);
  }
}

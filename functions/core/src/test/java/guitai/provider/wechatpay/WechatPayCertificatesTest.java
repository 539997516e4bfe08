package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.problem.Unavailable;
import guitai.provider.Certificates.Certificate;
import guitai.provider.wechatpay.FakeServer.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WechatPayCertificatesTest {
  private static final String PUBLISHED = Vectors.text("certificates/java-download-response.json");
  private static final String SERIAL = "5DEA10EF55877E3CF6C33255C2E7DEFFF7E427EC";

  @Test
  void a_published_certificate_is_decrypted_and_can_be_trusted() {
    var certificates = certificates(Reply.signed(200, PUBLISHED), FakeWechatPay.NOW);

    assertThat(certificates).extracting(Certificate::serial).containsExactly(SERIAL);
    assertThat(PlatformCertificate.of(certificates.getFirst()).certificate())
        .isEqualTo(Pem.certificate(Vectors.text("certificates/java-download-expected.pem")));
    var stored = certificates.stream().map(PlatformCertificate::of).toList();
    var trusted = FakeWechatPay.KEYS.with(stored, FakeWechatPay.NOW);
    assertThat(trusted.key(SERIAL)).isPresent();
    assertThat(trusted.key(FakeWechatPay.KEY_ID)).isPresent();
  }

  @Test
  void a_list_signed_by_a_stranger_is_refused() {
    var body = PUBLISHED.getBytes(StandardCharsets.UTF_8);
    var headers = FakeWechatPay.signed(body, FakeWechatPay.NOW, FakeWechatPay.STRANGER);
    assertThatThrownBy(() ->
            certificates(new Reply(200, headers, Bytes.of(body), Duration.ZERO), FakeWechatPay.NOW))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_certificate_that_expires_while_stored_is_trusted_no_more() {
    var stored =
        certificates(Reply.signed(200, PUBLISHED), FakeWechatPay.NOW).stream()
            .map(PlatformCertificate::of)
            .toList();
    var later = Instant.parse("2028-09-17T15:15:59Z");
    assertThat(FakeWechatPay.KEYS.with(stored, later).key(SERIAL)).isEmpty();
    assertThat(FakeWechatPay.KEYS.with(stored, later).key(FakeWechatPay.KEY_ID)).isPresent();
  }

  @Test
  void an_expired_certificate_is_left_out() {
    var later = Instant.parse("2028-09-17T15:15:59Z");
    assertThat(certificates(Reply.signed(200, PUBLISHED, later), later)).isEmpty();
  }

  @Test
  void a_certificate_of_another_serial_is_refused() {
    var other = PUBLISHED.replace(SERIAL, SERIAL.replace('5', '6'));
    assertThat(other).isNotEqualTo(PUBLISHED);
    assertThatThrownBy(() -> certificates(Reply.signed(200, other), FakeWechatPay.NOW))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void an_unsigned_list_is_refused() {
    assertThatThrownBy(() -> certificates(Reply.unsigned(200, PUBLISHED), FakeWechatPay.NOW))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_list_in_another_form_is_refused() {
    for (var body : List.of("{}", "{\"data\":[{}]}", "{\"data\":[1]}", "{\"data\":{}}")) {
      assertThatThrownBy(() -> certificates(Reply.signed(200, body), FakeWechatPay.NOW))
          .isInstanceOf(Unavailable.class);
    }
    var sealed =
        Json.object()
            .add(
                "data",
                Json.array()
                    .add(
                        Json.object()
                            .add("serial_no", "1")
                            .add(
                                "encrypt_certificate",
                                FakeWechatPay.sealed("no certificate", "certificate"))))
            .build()
            .toString();
    assertThatThrownBy(() -> certificates(Reply.signed(200, sealed), FakeWechatPay.NOW))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_merchant_with_a_public_key_only_has_none() {
    var reply = Reply.error(404, "RESOURCE_NOT_EXISTS");
    assertThat(certificates(reply, FakeWechatPay.NOW)).isEmpty();
  }

  private static List<Certificate> certificates(Reply reply, Instant now) {
    try (var server = new FakeServer(reply)) {
      return new WechatPayCertificates(
              FakeWechatPay.account(server.address()),
              () -> FakeWechatPay.MERCHANT,
              () -> FakeWechatPay.KEYS,
              () -> new WechatPaySecrets("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", Optional.empty()),
              new JdkHost(InstantSource.fixed(now)))
          .certificates();
    }
  }
}

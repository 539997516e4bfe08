package guitai.provider.applepay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.keys.AppleRoot;
import guitai.provider.Forged;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every published token of a real device, under Apple's real root.
class PublishedTokensTest {
  @ParameterizedTest
  @CsvSource({
    "gala, 2021-09-01T19:03:06Z",
    "seatgeek2014, 2014-10-27T19:51:43Z",
    "processout-ec, 2017-02-01T18:45:06Z",
    "processout-rsa, 2017-02-01T21:56:53Z",
    "beatty2014, 2014-10-04T22:54:25Z",
    "nwalker2022, 2022-02-01T13:16:42Z"
  })
  void a_genuine_token_is_proved_within_five_minutes_of_its_signing(String name, Instant signedAt)
      throws Forged {
    var token = Vectors.token("published/" + name + ".json");

    assertThat(proved(token, signedAt).signedAt()).isEqualTo(signedAt);
    assertThat(proved(token, signedAt.plus(ProvedToken.FRESHNESS)).digest()).hasSize(64);
    assertStale(token, signedAt.plus(ProvedToken.FRESHNESS).plusSeconds(1));
    assertStale(token, signedAt.minus(ProvedToken.FRESHNESS).minusSeconds(1));
    assertStale(token, Instant.now());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gala", "seatgeek2014", "processout-ec", "processout-rsa"})
  void bouncy_castle_verifies_the_same_signature(String name) throws Exception {
    var token = Vectors.token("published/" + name + ".json");
    var ours = SignedData.parse(token.signature().toArray());

    var theirs =
        new CMSSignedData(
            new CMSProcessableByteArray(token.signedContent()), token.signature().toArray());

    var signer = theirs.getSignerInfos().iterator().next();
    assertThat(signer.getEncodedSignedAttributes()).isEqualTo(ours.signer().signed().toArray());
    assertThat(
            signer.verify(
                new JcaSimpleSignerInfoVerifierBuilder()
                    .build(SigningChain.of(ours).signer().getPublicKey())))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "gala, 2021-09-01T19:03:06Z, 5353756319181169",
    "seatgeek2014, 2014-10-27T19:51:43Z, 4109370251004320"
  })
  void a_token_whose_key_is_published_opens(String name, Instant at, String number) throws Forged {
    var proved = proved(Vectors.token("published/" + name + ".json"), at);

    try (var card = proved.open(Vectors.published(name))) {
      assertThat(card.isFor(Money.of(100, "USD"))).isTrue();
      assertThat(card.isFor(Money.of(101, "USD"))).isFalse();
      assertThat(card.isFor(Money.of(100, "CNY"))).isFalse();
      var lent = card.lend(Json::parse);
      assertThat(lent.getString("applicationPrimaryAccountNumber")).isEqualTo(number);
      assertThat(card).hasToString("Card[]");
    }
  }

  @Test
  void a_card_is_wiped_when_it_is_closed() throws Forged {
    var proved =
        proved(Vectors.token("published/gala.json"), Instant.parse("2021-09-01T19:03:06Z"));
    var card = proved.open(Vectors.published("gala"));
    var lent = card.lend(bytes -> bytes);
    assertThat(lent).contains('{');

    card.close();

    assertThat(lent).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({
    "processout-ec, 0a82d78293c991ecd3db8c468ccbec1769557bf3b8ff65ab7002bf56708b9abb",
    "processout-rsa, da0d397afe2cdf424731824df96807ec"
  })
  void a_published_symmetric_key_decrypts_the_card(String name, String key)
      throws Forged, GeneralSecurityException {
    var token = Vectors.token("published/" + name + ".json");
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(HexFormat.of().parseHex(key), "AES"),
        new GCMParameterSpec(128, new byte[16]));

    try (var card = Card.read(cipher.doFinal(token.data().toArray()))) {
      assertThat(card.isFor(Money.of(1, "EUR"))).isTrue();
    }
  }

  @Test
  void the_derivation_gives_the_value_published_for_it() throws GeneralSecurityException {
    assertThat(HexFormat.of().formatHex(KeyAgreed.derive(new byte[0], new byte[1])))
        .isEqualTo("b50fb7efdb1ce4b7036e9dc0531ebb9d0101c4bcc57aba5a9f3c39fb5cdfafa6");
  }

  @Test
  void a_token_for_another_merchant_does_not_open() throws Forged {
    var proved =
        proved(Vectors.token("published/gala.json"), Instant.parse("2021-09-01T19:03:06Z"));

    assertThatThrownBy(() -> proved.open(Vectors.published("seatgeek2014")))
        .isInstanceOf(Forged.class)
        .hasMessage("the token is meant for another key");
    assertThatThrownBy(() ->
            Vectors.keys(
                "merchant.of.somebody.else",
                "published/gala-certificate.pem",
                "published/gala-key.pem"))
        .hasMessage("the certificate is another merchant's");
  }

  @Test
  void no_token_is_verified_under_another_root() throws Forged {
    var token = Vectors.token("published/gala.json");

    assertThatThrownBy(() ->
            new ProvedToken(token, Vectors.syntheticRoot(), Instant.parse("2021-09-01T19:03:06Z")))
        .isInstanceOf(Forged.class)
        .hasMessage("the signer is not one of Apple's for payment tokens");
  }

  @Test
  void a_signature_of_another_token_proves_nothing() throws Forged {
    var gala = Vectors.token("published/gala.json");
    var other = Vectors.token("published/nwalker2022.json");

    assertForged(with(gala, gala.data(), other.signature(), gala.key(), gala.transactionId()));
    assertForged(with(gala, other.data(), gala.signature(), gala.key(), gala.transactionId()));
    assertForged(with(gala, gala.data(), gala.signature(), other.key(), gala.transactionId()));
    assertForged(with(gala, gala.data(), gala.signature(), gala.key(), other.transactionId()));
  }

  @ParameterizedTest
  @CsvSource({"gala, 1", "processout-rsa, 7"})
  void no_byte_of_a_signature_can_change(String name, int step) throws Forged {
    var token = Vectors.token("published/" + name + ".json");
    var believed =
        IntStream.range(0, token.signature().size())
            .filter(i -> i % step == 0)
            .filter(i -> isProved(token, flipped(token.signature(), i)))
            .boxed();

    assertThat(believed).isEmpty();
  }

  private static boolean isProved(PaymentToken token, Bytes signature) {
    try {
      proved(
          with(token, token.data(), signature, token.key(), token.transactionId()),
          signedAt(token));
      return true;
    } catch (Forged e) {
      return false;
    }
  }

  @Test
  void no_signed_byte_can_change() throws Forged {
    var token = Vectors.token("published/gala.json");
    for (int i = 0; i < token.data().size(); i++) {
      assertForged(
          with(
              token,
              flipped(token.data(), i),
              token.signature(),
              token.key(),
              token.transactionId()));
    }
    for (int i = 0; i < token.key().size(); i++) {
      assertForged(
          with(
              token,
              token.data(),
              token.signature(),
              flipped(token.key(), i),
              token.transactionId()));
    }
    for (int i = 0; i < token.transactionId().size(); i++) {
      assertForged(
          with(
              token,
              token.data(),
              token.signature(),
              token.key(),
              flipped(token.transactionId(), i)));
    }
  }

  @Test
  void no_shortened_signature_proves_anything() throws Forged {
    var token = Vectors.token("published/gala.json");
    var whole = token.signature().toArray();
    for (int length = 1; length < whole.length; length++) {
      var shortened = Bytes.of(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> SignedData.parse(shortened.toArray())).isInstanceOf(Forged.class);
    }
  }

  @Test
  void the_digest_is_of_what_is_signed_however_it_is_written_down() throws Forged {
    var token = Vectors.token("published/gala.json");
    var json = Vectors.json("published/gala.json");
    var header = json.getJsonObject("header");
    var rewritten =
        Json.parse(
            Json.object()
                .add("signature", json.getString("signature"))
                .add("data", json.getString("data"))
                .add(
                    "header",
                    copy(header)
                        .add(
                            "transactionId",
                            header.getString("transactionId").toUpperCase(Locale.ROOT)))
                .add("version", "EC_v1")
                .build()
                .toString());

    assertThat(proved(PaymentToken.parse(rewritten), signedAt(token)).digest())
        .isEqualTo(proved(token, signedAt(token)).digest());
    assertThatCode(() -> proved(token, signedAt(token))).doesNotThrowAnyException();
  }

  private static JsonObjectBuilder copy(JsonObject json) {
    var copy = Json.object();
    json.forEach(copy::add);
    return copy;
  }

  private static void assertForged(PaymentToken token) throws Forged {
    var at = Duration.ofSeconds(1);
    assertThatThrownBy(() -> proved(token, Instant.parse("2021-09-01T19:03:06Z").plus(at)))
        .isInstanceOf(Forged.class)
        .hasMessage("the signature does not hold");
  }

  private static void assertStale(PaymentToken token, Instant now) {
    assertThatThrownBy(() -> proved(token, now))
        .isInstanceOf(Forged.class)
        .hasMessage("the token was not signed just now");
  }

  private static ProvedToken proved(PaymentToken token, Instant now) throws Forged {
    return new ProvedToken(token, AppleRoot.certificate(), now);
  }

  private static Instant signedAt(PaymentToken token) {
    return token.scheme() == PaymentToken.Scheme.RSA_V1
        ? Instant.parse("2017-02-01T21:56:53Z")
        : Instant.parse("2021-09-01T19:03:06Z");
  }

  private static Bytes flipped(Bytes bytes, int index) {
    var copy = bytes.toArray();
    copy[index] ^= (byte) (1 << (index % 8));
    return Bytes.of(copy);
  }

  private static PaymentToken with(
      PaymentToken token, Bytes data, Bytes signature, Bytes key, Bytes transactionId) {
    return new PaymentToken(
        token.scheme(), data, signature, token.keyHash(), key, transactionId, Optional.empty());
  }
}

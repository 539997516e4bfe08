package guitai.provider.applepay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.provider.Forged;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens made under a root of their own, for cases that no published token covers.
class SyntheticTokensTest {
  private static final String MALFORMED = "the token has not the form of one";
  private static final String NOT_CMS = "the signature is not the CMS it should be";
  private static final String UNSIGNED = "the signature does not hold";
  private static final String UNTRUSTED = "the signer is not one of Apple's for payment tokens";
  private static final String STALE = "the token was not signed just now";
  private static final String NO_TIME = "the signature has no signing time";
  private static final String CLOSED = "the token does not open";

  private static final Map<String, List<String>> REFUSALS =
      Map.of(
          "MALFORMED", List.of(MALFORMED),
          "SIGNATURE_INVALID", List.of(UNSIGNED, NOT_CMS),
          "CHAIN_INVALID", List.of(UNTRUSTED, NOT_CMS),
          "SIGNING_TIME_INVALID", List.of(STALE, NO_TIME),
          "DECRYPT_FAILED", List.of(CLOSED));

  static Stream<JsonObject> opening() {
    return Vectors.syntheticCases()
        .filter(each -> List.of("OK", "REPLAY").contains(each.getString("expect")));
  }

  static Stream<JsonObject> refused() {
    return Vectors.syntheticCases().filter(each -> REFUSALS.containsKey(each.getString("expect")));
  }

  @ParameterizedTest
  @MethodSource("opening")
  void a_token_opens_with_its_whole_content(JsonObject vector) throws Forged {
    var order = vector.getJsonObject("order");
    var token = token(vector);
    try (var card = proved(vector).open(keys(vector))) {
      assertThat(card.isFor(asked(order))).isTrue();
      assertThat(card.<JsonObject>lend(Json::parse)).isEqualTo(vector.getJsonObject("plaintext"));
      assertThat(binding(token)).isEqualTo(binding(order));
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void each_attack_is_refused_for_its_own_reason(JsonObject vector) {
    assertThatThrownBy(() -> proved(vector).open(keys(vector)).close())
        .as(vector.getString("why"))
        .isInstanceOf(Forged.class)
        .satisfies(
            e -> assertThat(REFUSALS.get(vector.getString("expect"))).contains(e.getMessage()));
  }

  @Test
  void the_agreed_amount_and_the_binding_must_be_those_of_the_attempt() throws Forged {
    for (var vector : mismatches()) {
      var order = vector.getJsonObject("order");
      var token = token(vector);
      try (var card = proved(vector).open(keys(vector))) {
        assertThat(card.isFor(asked(order)) && binding(token).equals(binding(order)))
            .as(vector.getString("why"))
            .isFalse();
      }
    }
    assertThat(mismatches()).hasSize(4);
  }

  @Test
  void the_same_token_twice_has_one_digest() throws Forged {
    var digests = new HashSet<String>();
    for (var vector :
        opening().filter(each -> each.getString("file").contains("replay")).toList()) {
      digests.add(proved(vector).digest());
    }

    assertThat(digests).hasSize(1);
  }

  private static List<JsonObject> mismatches() {
    return Vectors.syntheticCases()
        .filter(each -> each.getString("expect").equals("MISMATCH"))
        .toList();
  }

  private static PaymentToken token(JsonObject vector) throws Forged {
    return Vectors.token("synthetic/" + vector.getString("file"));
  }

  private static ProvedToken proved(JsonObject vector) throws Forged {
    return new ProvedToken(
        token(vector), Vectors.syntheticRoot(), Instant.parse(vector.getString("now")));
  }

  private static MerchantKeys keys(JsonObject vector) {
    return Vectors.synthetic(vector.getString("merchant"));
  }

  private static Money asked(JsonObject order) {
    int numeric = Integer.parseInt(order.getString("currencyNumeric"));
    var currency =
        Stream.of("CNY", "HKD", "USD")
            .map(Currency::getInstance)
            .filter(each -> each.getNumericCode() == numeric)
            .findFirst()
            .orElseThrow();
    return new Money(order.getInt("amountMinor"), currency);
  }

  private static String binding(PaymentToken token) {
    return token.applicationData().map(hash -> HexFormat.of().formatHex(hash.toArray())).orElse("");
  }

  private static String binding(JsonObject order) {
    return order.isNull("applicationDataSha256") ? "" : order.getString("applicationDataSha256");
  }
}

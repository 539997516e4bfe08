package guitai.sandbox.apple;

import guitai.json.Json;
import guitai.sandbox.simulator.Randomness;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A China UnionPay card in the device. The card numbers belong to no one; an acquirer declines
/// some of them.
public enum TestCard {
  GOOD("6250940000000100", Optional.empty()),
  INSUFFICIENT_FUNDS("6250940000000514", Optional.of("51"));

  private static final String EXPIRES = "301231";
  private static final String DEVICE = "062010030273";
  private static final int CRYPTOGRAM = 20;

  private final String number;
  private final Optional<String> declined;

  TestCard(String number, Optional<String> declined) {
    this.number = number;
    this.declined = declined;
  }

  /// The device account number that the acquirer receives.
  public String number() {
    return number;
  }

  /// The issuer's reason of a decline.
  public Optional<String> declined() {
    return declined;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<TestCard> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(TestCard::text).collect(Collectors.joining(", "));
  }

  /// The payment data of a token: chip data of a terminal in mainland China, a 3-D Secure
  /// cryptogram elsewhere.
  JsonObject payload(Scheme scheme, PaymentSheet sheet, Randomness random) {
    return Json.object()
        .add("applicationPrimaryAccountNumber", number)
        .add("applicationExpirationDate", EXPIRES)
        .add("currencyCode", "%03d".formatted(sheet.currency().getNumericCode()))
        .add("transactionAmount", sheet.minorUnits())
        .add("deviceManufacturerIdentifier", DEVICE)
        .add("paymentDataType", scheme == Scheme.RSA_V1 ? "EMV" : "3DSecure")
        .add("paymentData", scheme == Scheme.RSA_V1 ? emv(sheet, random) : threeDSecure(random))
        .build();
  }

  private static JsonObject threeDSecure(Randomness random) {
    return Json.object()
        .add(
            "onlinePaymentCryptogram", Base64.getEncoder().encodeToString(random.bytes(CRYPTOGRAM)))
        .add("eciIndicator", "5")
        .build();
  }

  /// The fields of a chip's answer: cryptogram 9F26 and the data that it covers.
  private static JsonObject emv(PaymentSheet sheet, Randomness random) {
    var hex = HexFormat.of().withUpperCase();
    var fields =
        "9F2608"
            + hex.formatHex(random.bytes(8))
            + "9F270180"
            + "9F3704"
            + hex.formatHex(random.bytes(4))
            + "9F36020042"
            + "9C0100"
            + "9F0206%012d".formatted(sheet.minorUnits())
            + "5F2A02%04d".formatted(sheet.currency().getNumericCode())
            + "82027C00"
            + "9F1A020156";
    return Json.object()
        .add("emvData", Base64.getEncoder().encodeToString(hex.parseHex(fields)))
        .add("encryptedPINData", hex.formatHex(random.bytes(8)))
        .build();
  }
}

package guitai.provider.unionpay;

import guitai.provider.Forged;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A message whose signature by UnionPay was verified. Only one version and one method are
/// accepted, whatever version the message itself names.
///
/// @param digest SHA-256 of what was signed, lower-case hexadecimal
record SignedMessage(Fields fields, String digest) {
  static final String VERSION = "5.1.0";
  static final String METHOD = "01";
  static final String ENCODING = "UTF-8";

  /// Fields that we use, and those that the verification uses.
  private static final Pattern HIDDEN =
      Pattern.compile(
          "&(version|encoding|signMethod|signPubKeyCert|signature|merId|orderId|txnTime|txnType"
              + "|txnSubType|bizType|txnAmt|currencyCode|respCode|origRespCode|queryId|origQryId"
              + "|traceTime|settleDate|reqReserved|tn|fileType|fileName|fileContent)=");

  /// @param at when the message arrived
  /// @throws Forged where a part of the proof is missing or doesn't verify
  static SignedMessage of(Fields fields, Signers signers, Instant at) throws Forged {
    require(fields.says("version", VERSION), "another version than 5.1.0");
    require(fields.says("signMethod", METHOD), "another signMethod than 01");
    require(
        fields.text("encoding").filter(ENCODING::equalsIgnoreCase).isPresent(),
        "another encoding than UTF-8");
    requireOneReading(fields);
    var signature = required(fields, Fields.SIGNATURE);
    var key = signers.key(required(fields, "signPubKeyCert"), at);
    var text = fields.signedText();
    DoubleDigest.verify(key, text, signature);
    return new SignedMessage(fields, DoubleDigest.of(text));
  }

  /// UnionPay signs one line of text, which could be split into fields in more than one way, and
  /// another merchant can choose parts of such a line. So no field that we use may hide in another
  /// field's value.
  private static void requireOneReading(Fields fields) throws Forged {
    require(!fields.hold(HIDDEN), "a field hides in another");
  }

  private static String required(Fields fields, String name) throws Forged {
    return fields.text(name).orElseThrow(() -> new Forged("no " + name));
  }

  private static void require(boolean holds, String otherwise) throws Forged {
    if (!holds) {
      throw new Forged(otherwise);
    }
  }

  Optional<String> text(String name) {
    return fields.text(name);
  }

  boolean says(String name, String value) {
    return fields.says(name, value);
  }
}

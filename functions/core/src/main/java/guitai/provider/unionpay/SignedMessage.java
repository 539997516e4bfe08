package guitai.provider.unionpay;

import guitai.provider.Forged;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A message that UnionPay signed. There is none whose signature wasn't verified: under the one
/// version and method we speak, whatever the message itself would rather be read as.
///
/// @param digest SHA-256 of what was signed, lower-case hexadecimal
record SignedMessage(Fields fields, String digest) {
  static final String VERSION = "5.1.0";
  static final String METHOD = "01";
  static final String ENCODING = "UTF-8";

  /// Fields that we act on, and those of the proof.
  private static final Pattern HIDDEN =
      Pattern.compile(
          "&(version|encoding|signMethod|signPubKeyCert|signature|merId|orderId|txnTime|txnType"
              + "|txnSubType|bizType|txnAmt|currencyCode|respCode|origRespCode|queryId|origQryId"
              + "|traceTime|settleDate|reqReserved|tn|fileType|fileName|fileContent)=");

  /// @param at when it came
  /// @throws Forged where anything of its proof is missing or doesn't hold
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

  /// What is signed is one line, which could be parted into fields in more than one way, and whose
  /// words are in part another merchant's to choose: no field that we act on may hide in another's
  /// value.
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

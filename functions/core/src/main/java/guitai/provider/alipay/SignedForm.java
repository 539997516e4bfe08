package guitai.provider.alipay;

import guitai.keys.CanonicalBase64;
import guitai.keys.Digest;
import guitai.provider.Forged;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A form that Alipay signed. Only a verified signature makes one.
///
/// - Alipay signs all fields but the signature and its type, sorted by name. Messages that are not
///   about a trade may be signed with the type among them.
/// - It is not established whether Alipay signs empty values: we try without them, with them, and
///   without blank ones. A text that verifies is a text that Alipay signed. A blank field may be
///   unsigned, so it counts as absent.
/// - We fix the algorithm: its name in the form is not signed.
///
/// @see <a href="https://opendocs.alipay.com/common/02mse7">verifying a notification</a>
final class SignedForm {
  static final String TRADE = "trade_status_sync";
  private static final String ALGORITHM = "RSA2";
  private static final String SIGNATURE = "sign";
  private static final String TYPE = "sign_type";

  /// Fields that we act on.
  private static final Pattern HIDDEN =
      Pattern.compile(
          "&(app_id|seller_id|notify_id|notify_type|out_trade_no|trade_no|trade_status|total_amount"
              + "|gmt_payment|refund_fee|gmt_refund|out_biz_no|agreement_no|msg_method|biz_content)=");

  private final Form form;
  private final byte[] content;

  /// @throws Forged if it is no form, or the signature doesn't hold
  SignedForm(byte[] body, AlipayKeys keys) throws Forged {
    this.form = Form.parse(body);
    requireOneReading();
    requireAlgorithm();
    var signature =
        field(SIGNATURE)
            .flatMap(CanonicalBase64::decode)
            .orElseThrow(() -> new Forged("no signature in canonical base64"));
    this.content = verified(keys, signature);
  }

  /// Empty if the field is missing or blank. Text beyond ASCII keeps its bytes, not its letters.
  Optional<String> field(String name) {
    return Optional.ofNullable(form.fields().get(name)).filter(value -> !value.isBlank());
  }

  /// SHA-256 of the signed text, lower-case hex.
  String digest() {
    return Digest.sha256(content);
  }

  /// The signed text is one line, which could be split into fields in more than one way: no field
  /// that we act on may hide in another field's value.
  private void requireOneReading() throws Forged {
    for (var value : form.fields().values()) {
      if (HIDDEN.matcher(value).find()) {
        throw new Forged("a field hides in another");
      }
    }
  }

  private void requireAlgorithm() throws Forged {
    if (field(TYPE).filter(ALGORITHM::equals).isEmpty()) {
      throw new Forged("not signed with " + ALGORITHM);
    }
  }

  private byte[] verified(AlipayKeys keys, byte[] signature) throws Forged {
    for (var candidate : candidates()) {
      var bytes = candidate.getBytes(StandardCharsets.ISO_8859_1);
      if (keys.signed(bytes, signature)) {
        return bytes;
      }
    }
    throw new Forged("the signature does not hold");
  }

  private Set<String> candidates() {
    var texts = new LinkedHashSet<String>();
    add(texts, Set.of(SIGNATURE, TYPE));
    if (field("notify_type").filter(TRADE::equals).isEmpty()) {
      add(texts, Set.of(SIGNATURE));
    }
    return texts;
  }

  private void add(Set<String> texts, Set<String> without) {
    texts.add(joined(without, value -> !value.isEmpty()));
    texts.add(joined(without, _ -> true));
    texts.add(joined(without, value -> !value.isBlank()));
  }

  private String joined(Set<String> without, Predicate<String> signed) {
    return form.fields().entrySet().stream()
        .filter(field -> !without.contains(field.getKey()) && signed.test(field.getValue()))
        .map(SignedForm::pair)
        .collect(Collectors.joining("&"));
  }

  private static String pair(Map.Entry<String, String> field) {
    return field.getKey() + "=" + field.getValue();
  }
}

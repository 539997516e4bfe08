package guitai.order;

import guitai.json.Json;
import guitai.json.Named;
import jakarta.json.JsonObject;

/// What a customer's page or app needs in order to pay.
///
/// @param content by kind: the text to draw, the address to open, the form to submit, or a JSON
///   object to invoke the wallet with
public record PaymentInstructions(Kind kind, String content) {
  /// By their names in our contract.
  public enum Kind implements Named {
    QR_CODE("qr-code"),
    REDIRECT("redirect"),
    FORM("form"),
    INVOKE("invoke"),
    ORDER_STRING("order-string"),
    TN("tn"),
    NONE("none");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    static Kind of(String text) {
      return Named.of(Kind.class, text).orElseThrow();
    }
  }

  public static final PaymentInstructions NOTHING = new PaymentInstructions(Kind.NONE, "");

  /// As the contract shows it: an object to invoke the wallet with is an object there.
  public JsonObject toJson() {
    var json = Json.object().add("kind", kind.text());
    return switch (kind) {
      case INVOKE -> json.add("content", Json.parse(content)).build();
      case NONE -> json.build();
      case QR_CODE, REDIRECT, FORM, ORDER_STRING, TN -> json.add("content", content).build();
    };
  }
}

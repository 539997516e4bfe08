package guitai.order;

import guitai.json.Json;
import guitai.json.Named;
import jakarta.json.JsonObject;
import java.util.Optional;

/// What a customer's page or app needs in order to pay.
///
/// @param content by kind: the text to draw, the address to open, the form to submit, or a JSON
///   object to invoke the wallet with; absent where nothing is needed
public record PaymentInstructions(Kind kind, Optional<String> content) {
  public PaymentInstructions(Kind kind, String content) {
    this(kind, Optional.of(content));
  }

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

  public static final PaymentInstructions NOTHING =
      new PaymentInstructions(Kind.NONE, Optional.empty());

  /// As our contract shows it: the parameters that invoke the wallet are a JSON object there.
  public JsonObject toJson() {
    var json = Json.object().add("kind", kind.text());
    content.ifPresent(present -> {
      if (kind == Kind.INVOKE) {
        json.add("content", Json.parse(present));
      } else {
        json.add("content", present);
      }
    });
    return json.build();
  }
}

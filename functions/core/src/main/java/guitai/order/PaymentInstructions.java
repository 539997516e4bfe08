package guitai.order;

import guitai.json.Json;
import guitai.json.Named;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a customer's page or app needs in order to pay.
///
/// @param content by kind: the text to draw, the address to open, the form to submit, or a JSON
///   object to invoke the wallet with; absent where nothing is needed
/// @param until when the content stops working, where that is before the attempt expires
public record PaymentInstructions(Kind kind, Optional<String> content, Optional<Instant> until) {
  /// So long before the end a repeated request obtains new content.
  private static final Duration RENEWED = Duration.ofMinutes(1);

  public PaymentInstructions(Kind kind, Optional<String> content) {
    this(kind, content, Optional.empty());
  }

  public PaymentInstructions(Kind kind, String content) {
    this(kind, Optional.of(content));
  }

  /// Whether the content has stopped working, or soon will.
  public boolean staleAt(Instant instant) {
    return until.map(end -> !instant.isBefore(end.minus(RENEWED))).orElse(false);
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
    until.ifPresent(end -> json.add("until", end.toString()));
    return json.build();
  }
}

package guitai.sandbox.apple;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Surroundings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// A customer's device: it shows what a page requests, and returns the token that Apple signed for
/// the merchant. The customer agrees to every request at once, without a scan or a click.
public final class Device {
  private static final Duration LONG_AGO = Duration.ofMinutes(6);

  /// The fields of the play `pay`.
  public static final Set<String> FIELDS = Set.of("request", "scheme", "card", "forgery");

  private final TokenKeys keys;
  private final StrangeKeys strange;
  private final Surroundings surroundings;

  private Device(TokenKeys keys, StrangeKeys strange, Surroundings surroundings) {
    this.keys = keys;
    this.strange = strange;
    this.surroundings = surroundings;
  }

  public static Device at(Path home) {
    var keys = TokenKeys.at(home);
    return new Device(keys, new StrangeKeys(keys), Surroundings.ofMachine());
  }

  /// The same keys on another machine. Its clock is the real one: tokens are signed with the real
  /// time even if the business clock was moved.
  public Device on(Surroundings machine) {
    return new Device(keys, strange, machine);
  }

  /// The identifier by which Apple knows the merchant.
  public static String merchant() {
    return TokenKeys.MERCHANT;
  }

  /// The keys that Apple would issue to the merchant to decrypt tokens.
  public static JsonArray merchantKeys(Path home) {
    return TokenKeys.at(home).merchantKeys();
  }

  /// `{"token":…}` for `{"request":…}`, as Apple's JavaScript gives it.
  public JsonObjectBuilder pay(PlayRequest play) {
    if (!(play.json().get("request") instanceof JsonObject request)) {
      throw PlayRequest.malformed("request is missing.");
    }
    var scheme =
        Scheme.of(play.text("scheme").orElse(Scheme.RSA_V1.version()))
            .orElseThrow(() -> PlayRequest.malformed("scheme is one of " + Scheme.all() + "."));
    var card =
        TestCard.of(play.text("card").orElse(TestCard.GOOD.text()))
            .orElseThrow(() -> PlayRequest.malformed("card is one of " + TestCard.all() + "."));
    var forgery =
        Forgery.of(play.text("forgery").orElse(Forgery.NONE.text()))
            .orElseThrow(() -> PlayRequest.malformed("forgery is one of " + Forgery.all() + "."));
    return Json.object().add("token", token(PaymentSheet.of(request), scheme, card, forgery));
  }

  private JsonObject token(PaymentSheet requested, Scheme scheme, TestCard card, Forgery forgery) {
    var random = surroundings.random();
    var sheet = forgery == Forgery.AMOUNT ? requested.less() : requested;
    var merchant = forgery == Forgery.MERCHANT ? strange.merchant(scheme) : keys.merchant(scheme);
    var plain = card.payload(scheme, sheet, random).toString().getBytes(StandardCharsets.UTF_8);
    var sealed = EncryptedCard.of(scheme, merchant, plain, random);
    var token = Token.of(scheme, sealed, merchant, random).bound(sheet.applicationData());
    var now = surroundings.clock().instant();
    var at = forgery == Forgery.STALE ? now.minus(LONG_AGO) : now;
    var signature = signer(scheme, forgery).sign(token.content(), at, random);
    return token.changed(forgery).toJson(Bytes.of(signature));
  }

  private CmsSigner signer(Scheme scheme, Forgery forgery) {
    return switch (forgery) {
      case ROOT -> strange.keys().signer("signer-" + scheme.file());
      case MARK -> keys.signer("unmarked-" + scheme.file());
      case NONE, DATA, BINDING, STALE, AMOUNT, MERCHANT -> keys.signer("signer-" + scheme.file());
    };
  }
}

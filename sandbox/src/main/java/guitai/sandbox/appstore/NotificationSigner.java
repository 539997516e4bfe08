package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.appstore.Signer.Form;
import guitai.sandbox.simulator.Randomness;
import jakarta.json.JsonObject;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Signs as the App Store does, and as forgers might.
///
/// @param signers by the defect of their signature
/// @param random part of each signature
record NotificationSigner(Map<Forgery, Signer> signers, StoreEnvironment store, Randomness random) {
  NotificationSigner {
    signers = Map.copyOf(signers);
  }

  /// The app and the environment in the signed data.
  private record Identity(String bundleId, long app, String environment) {}

  static NotificationSigner of(Keys keys, StoreEnvironment store)
      throws CertificateEncodingException {
    var root = keys.root();
    var below = keys.certificate("intermediate");
    var leaf = keys.certificate("leaf");
    var strangeLeaf = keys.certificate("strange-leaf");
    var strangeBelow = keys.certificate("strange-intermediate");
    var strangeRoot = keys.certificate("strange-root");
    var key = keys.key("leaf");
    var strange = keys.key("strange-leaf");
    var signers = new EnumMap<Forgery, Signer>(Forgery.class);
    signers.put(Forgery.NONE, Signer.of(key, Form.RAW, leaf, below, root));
    signers.put(Forgery.LEAF, Signer.of(strange, Form.RAW, strangeLeaf, below, root));
    signers.put(Forgery.INTERMEDIATE, Signer.of(key, Form.RAW, leaf, strangeBelow, root));
    signers.put(Forgery.ROOT, Signer.of(strange, Form.RAW, strangeLeaf, strangeBelow, strangeRoot));
    signers.put(
        Forgery.UNMARKED,
        Signer.of(keys.key("unmarked"), Form.RAW, keys.certificate("unmarked"), below, root));
    signers.put(Forgery.DER, Signer.of(key, Form.DER, leaf, below, root));
    signers.put(Forgery.ALG_NONE, Signer.of(key, Form.NONE, leaf, below, root));
    signers.put(Forgery.XCODE, Signer.of(keys.key("xcode"), Form.RAW, keys.certificate("xcode")));
    return new NotificationSigner(signers, store, Randomness.ofMachine());
  }

  /// The same keys with other random parts.
  NotificationSigner with(Randomness other) {
    return new NotificationSigner(signers, store, other);
  }

  /// A transaction or a renewal, validly signed.
  String sign(JsonObject content, Instant at) {
    return signer(Forgery.NONE).sign(timed(content, at, identity(Forgery.NONE)), random);
  }

  /// A `signedPayload`.
  String sign(Draft draft, Forgery forgery) {
    var signer = signer(forgery);
    var nested = forgery == Forgery.NESTED ? signer(Forgery.ROOT) : signer;
    var signed = signer.sign(content(draft, identity(forgery), nested), random);
    return switch (forgery) {
      case BODY -> changed(signed, draft);
      case SIGNATURE -> {
        var other = signer.sign(Json.object().add("other", draft.uuid()).build(), random);
        yield head(signed) + other.substring(other.lastIndexOf('.'));
      }
      default -> signed;
    };
  }

  private Signer signer(Forgery forgery) {
    return Optional.ofNullable(signers.get(forgery))
        .orElseGet(() -> Optional.ofNullable(signers.get(Forgery.NONE)).orElseThrow());
  }

  private Identity identity(Forgery forgery) {
    var bundle = forgery == Forgery.BUNDLE ? "com.example.another" : Merchant.BUNDLE;
    long app = forgery == Forgery.APP ? Merchant.APP + 1 : Merchant.APP;
    var environment =
        switch (forgery) {
          case SANDBOX -> "Sandbox";
          case XCODE -> "Xcode";
          case LOCAL_TESTING -> "LocalTesting";
          default -> store.environment();
        };
    return new Identity(bundle, app, environment);
  }

  /// The content is changed under the same certificates.
  private static String changed(String signed, Draft draft) {
    var other =
        Json.object().add("notificationType", draft.type()).add("notificationUUID", "changed");
    return signed.substring(0, signed.indexOf('.') + 1)
        + Signer.base64(other.build())
        + signed.substring(signed.lastIndexOf('.'));
  }

  private static String head(String signed) {
    return signed.substring(0, signed.lastIndexOf('.'));
  }

  private JsonObject content(Draft draft, Identity identity, Signer nested) {
    var data =
        Json.object()
            .add("bundleId", identity.bundleId())
            .add("bundleVersion", "1")
            .add("environment", identity.environment());
    if (!identity.environment().equals(StoreEnvironment.SANDBOX.environment())) {
      data.add("appAppleId", identity.app());
    }
    draft
        .transaction()
        .ifPresent(content ->
            data.add(
                "signedTransactionInfo",
                nested.sign(timed(content, draft.signedAt(), identity), random)));
    draft
        .renewal()
        .ifPresent(content ->
            data.add(
                "signedRenewalInfo",
                nested.sign(timed(content, draft.signedAt(), identity), random)));
    draft.status().ifPresent(status -> data.add("status", status));
    draft.reason().ifPresent(reason -> data.add("consumptionRequestReason", reason));
    var json = Json.object().add("notificationType", draft.type());
    draft.subtype().ifPresent(subtype -> json.add("subtype", subtype));
    return json.add("notificationUUID", draft.uuid())
        .add("version", "2.0")
        .add("signedDate", draft.signedAt().toEpochMilli())
        .add("data", data)
        .build();
  }

  private static JsonObject timed(JsonObject content, Instant at, Identity identity) {
    var json = Json.object();
    content.forEach(json::add);
    if (content.containsKey("transactionId")) {
      json.add("bundleId", identity.bundleId());
    }
    return json.add("environment", identity.environment())
        .add("signedDate", at.toEpochMilli())
        .build();
  }
}

package guitai.sandbox.appstore;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Stores notifications to the merchant and schedules their delivery.
///
/// @param real the clock that dates signatures
record NotificationPublisher(
    Ledger<TransactionState, Entry> ledger, NotificationSigner signer, InstantSource real) {
  /// The limit of notifications; further ones are refused.
  static final int LIMIT = 100_000;

  /// How the network treats a notification.
  ///
  /// @param plan empty if the App Store behaves as documented
  record Way(Optional<CallbackPlan> plan, Forgery forgery) {
    static final Way DOCUMENTED = new Way(Optional.empty(), Forgery.NONE);

    Optional<Callback> callback(String id, String uuid, Instant now) {
      return Callback.of(id, uuid, forgery.text(), now, plan);
    }
  }

  /// The subject of a notification.
  record Subject(
      String type,
      Optional<String> subtype,
      Optional<JsonObject> transaction,
      Optional<Subscription> subscription,
      Optional<String> reason,
      Optional<String> shared) {
    static Subject of(String type, JsonObject transaction) {
      return of(type, transaction, Optional.empty());
    }

    /// @param subscription its state from then on
    static Subject of(String type, JsonObject transaction, Optional<Subscription> subscription) {
      return new Subject(
          type,
          Optional.empty(),
          Optional.of(transaction),
          subscription,
          Optional.empty(),
          Optional.empty());
    }

    Subject sub(String text) {
      return new Subject(type, Optional.of(text), transaction, subscription, reason, shared);
    }

    Subject because(String text) {
      return new Subject(type, subtype, transaction, subscription, Optional.of(text), shared);
    }

    Subject sharing(String number) {
      return new Subject(type, subtype, transaction, subscription, reason, Optional.of(number));
    }
  }

  /// @return the notification's number
  String publish(Subject news, Way way) {
    return publish(news, way, Optional.empty());
  }

  /// @return the token of the test
  String test(Way way) {
    var none = Optional.<String>empty();
    var token = ledger.random().uuid() + "_" + real.millis();
    var news = new Subject("TEST", none, Optional.empty(), Optional.empty(), none, none);
    publish(news, way, Optional.of(token));
    return token;
  }

  private String publish(Subject news, Way way, Optional<String> testToken) {
    synchronized (ledger) {
      if (ledger.books().size() >= LIMIT) {
        throw Refusal.of(409, "full", "No more than " + LIMIT + " notifications are stored.");
      }
      var uuid = ledger.random().uuid();
      var draft =
          new Draft(
              uuid,
              news.type(),
              news.subtype(),
              news.transaction(),
              news.subscription().map(Subscription::renewal),
              news.subscription().map(Subscription::status),
              news.reason(),
              signingTime());
      ledger.happen(
          new Entry.SentNotification(
              draft,
              news.shared(),
              signer.sign(draft, Forgery.NONE),
              way.callback(ledger.random().uuid(), uuid, ledger.now()),
              testToken));
      return uuid;
    }
  }

  /// Sends a notification once more, whether it was delivered before or not.
  void again(String uuid, Way way) {
    synchronized (ledger) {
      if (ledger.books().notifications(uuid).isEmpty()) {
        throw Refusal.of(404, "unknown", "There is no such notification.");
      }
      way.callback(ledger.random().uuid(), uuid, ledger.now())
          .ifPresent(c -> ledger.happen(new Entry.Again(c)));
    }
  }

  /// Later than every earlier signature: a later notification has a later time.
  Instant signingTime() {
    var now = Instant.ofEpochMilli(real.millis());
    var next = ledger.books().signedLast().plusMillis(1);
    return now.isBefore(next) ? next : now;
  }
}

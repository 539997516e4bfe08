package guitai.sandbox.appstore;

import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Orders;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All transactions and notifications, as the entries made them. Not thread-safe.
final class TransactionState implements Ledger.State<Entry> {
  private final Orders<Transaction> sold = new Orders<>();
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Map<String, Entry.SentNotification> notifications = new LinkedHashMap<>();
  private final List<Entry.SentNotification> sequence = new ArrayList<>();
  private final Map<String, String> tests = new HashMap<>();
  private final Map<String, JsonObject> consumed = new HashMap<>();
  private final Map<BigInteger, Instant> revoked = new HashMap<>();
  private Instant signedLast = Instant.EPOCH;
  private long changes;

  @Override
  public void apply(Entry entry) {
    switch (entry) {
      case Entry.SentNotification news -> tell(news);
      case Entry.Again _ -> {}
      case Entry.Consumed use -> consumed.put(use.transaction(), use.body());
      case Entry.CertificateRevoked news -> revoked.put(news.serial(), news.at());
    }
  }

  private void tell(Entry.SentNotification news) {
    var draft = news.draft();
    notifications.put(draft.uuid(), news);
    sequence.add(news);
    signedLast = draft.signedAt();
    news.testToken().ifPresent(token -> tests.put(token, draft.uuid()));
    draft
        .transaction()
        .ifPresent(content -> {
          var number = content.getString("transactionId");
          var shared = news.shared().or(() -> sold.find(number).flatMap(Transaction::shared));
          sold.keep(number, new Transaction(content, ++changes, shared));
          draft
              .renewal()
              .ifPresent(renewal ->
                  subscriptions.put(
                      content.getString("originalTransactionId"),
                      new Subscription(renewal, draft.status().orElse(1))));
        });
  }

  int size() {
    return sequence.size();
  }

  /// The time of the last signature.
  Instant signedLast() {
    return signedLast;
  }

  Optional<Transaction> find(String number) {
    return sold.find(number);
  }

  List<Transaction> newest(int limit) {
    return sold.newest(limit);
  }

  Collection<Transaction> all() {
    return sold.all();
  }

  Optional<Subscription> subscription(String original) {
    return Optional.ofNullable(subscriptions.get(original));
  }

  Optional<Entry.SentNotification> notifications(String uuid) {
    return Optional.ofNullable(notifications.get(uuid));
  }

  /// All notifications, the oldest first.
  List<Entry.SentNotification> notifications() {
    return List.copyOf(sequence);
  }

  Optional<Entry.SentNotification> test(String token) {
    return Optional.ofNullable(tests.get(token)).flatMap(this::notifications);
  }

  /// The revocation of a certificate, by its serial number.
  Optional<Instant> revokedAt(BigInteger serial) {
    return Optional.ofNullable(revoked.get(serial));
  }

  Optional<JsonObject> consumed(String transaction) {
    return Optional.ofNullable(consumed.get(transaction));
  }
}

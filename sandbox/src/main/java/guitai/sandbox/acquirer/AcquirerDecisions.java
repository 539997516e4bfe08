package guitai.sandbox.acquirer;

import guitai.json.Json;
import guitai.sandbox.acquirer.Authorization.State;
import guitai.sandbox.acquirer.Authorization.Taken;
import guitai.sandbox.apple.TestCard;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Decides the merchant's requests, once for each of the merchant's numbers.
record AcquirerDecisions(Ledger<AuthorizationState, Entry> ledger) {
  /// The most authorizations and refunds it stores.
  private static final int LIMIT = 100_000;

  private static final int NUMBER_LENGTH = 20;
  private static final String UNKNOWN_CARD = "14";

  JsonObject authorize(String number, Money amount, Instant expiresAt, String card) {
    synchronized (ledger) {
      var before = ledger.books().find(number);
      return view(before.orElseGet(() -> decide(number, amount, expiresAt, card)));
    }
  }

  private Authorization decide(String number, Money amount, Instant expiresAt, String card) {
    var now = ledger.now();
    if (!now.isBefore(expiresAt)) {
      return store(refused(number, State.EXPIRED, now));
    }
    var known = Arrays.stream(TestCard.values()).filter(each -> each.number().equals(card));
    var code = known.findFirst().map(TestCard::declined).orElse(Optional.of(UNKNOWN_CARD));
    return store(
        code.map(reason -> Authorization.refused(number, State.DECLINED, reason, now))
            .orElseGet(() -> Authorization.approved(number, taken(amount), now)));
  }

  private Taken taken(Money amount) {
    return new Taken(ledger.random().digits(NUMBER_LENGTH), amount);
  }

  private static Authorization refused(String number, State state, Instant at) {
    return Authorization.refused(number, state, state.text(), at);
  }

  private Authorization store(Authorization decided) {
    if (ledger.books().size() >= LIMIT) {
      throw Refusal.of(409, "full", "No more than " + LIMIT + " authorizations are stored.");
    }
    ledger.happen(new Entry.Decided(decided));
    return decided;
  }

  Optional<JsonObject> query(String number) {
    synchronized (ledger) {
      return ledger.books().find(number).map(this::view);
    }
  }

  JsonObject cancel(String number) {
    synchronized (ledger) {
      return view(
          ledger
              .books()
              .find(number)
              .orElseGet(() -> store(refused(number, State.CANCELLED, ledger.now()))));
    }
  }

  JsonObject refund(String number, String payment, Money amount, Money total) {
    synchronized (ledger) {
      var before = ledger.books().refund(number);
      return before.orElseGet(() -> give(number, payment, amount, total)).toJson();
    }
  }

  private Refund give(String number, String payment, Money amount, Money total) {
    var refund =
        new Refund(number, payment, amount, objection(payment, amount, total), ledger.now());
    ledger.happen(new Entry.Answered(refund));
    return refund;
  }

  private Optional<String> objection(String payment, Money amount, Money total) {
    var taken = ledger.books().payment(payment);
    if (taken.isEmpty()) {
      return Optional.of("unknown-payment");
    }
    if (!taken.get().amount().equals(total) || !amount.currency().equals(total.currency())) {
      return Optional.of("another-amount");
    }
    long left = total.minorUnits() - ledger.books().back(payment);
    return amount.minorUnits() > 0 && amount.minorUnits() <= left
        ? Optional.empty()
        : Optional.of("too-much");
  }

  Optional<JsonObject> refund(String number) {
    synchronized (ledger) {
      return ledger.books().refund(number).map(Refund::toJson);
    }
  }

  /// An authorization as the merchant sees it, without the card; `refunded` only if something of it
  /// was refunded.
  private JsonObject view(Authorization authorization) {
    if (authorization.taken().isEmpty()) {
      var json = Json.object().add("state", authorization.state().text());
      authorization.code().ifPresent(code -> json.add("code", code));
      return json.build();
    }
    var taken = authorization.taken().get();
    return Json.object()
        .add("state", ledger.books().back(taken.payment()) > 0 ? "refunded" : "approved")
        .add("number", taken.payment())
        .add("amount", taken.amount().toJson())
        .add("at", authorization.at().toString())
        .build();
  }
}

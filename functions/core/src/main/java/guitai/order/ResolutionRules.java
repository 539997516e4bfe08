package guitai.order;

import guitai.problem.Problem;
import java.time.Instant;

/// What can become of what is held of a payment; whatever can't is refused with the reason.
final class ResolutionRules {
  private ResolutionRules() {}

  static void require(
      Past past,
      PaymentBalances.Entry entry,
      Resolution.Way way,
      Resolution.ProviderStatus word,
      Instant at) {
    var books = past.balances();
    switch (way) {
      case Resolution.Way.Grant _ -> {
        requireCounted(books, entry, word);
        requireOrder(past);
        requireUnpaid(books, entry);
      }
      case Resolution.Way.Refund _ -> {
        requireCounted(books, entry, word);
        requireNoneStuck(books, entry);
        RefundDecisions.requireRoom(books, entry, at);
      }
      case Resolution.Way.RefundedAtProvider there -> requireNews(books, entry, there);
      case Resolution.Way.RefundedOutsideProvider _ -> {}
    }
  }

  /// What the provider gave back and nobody told us of isn't held any more, though it looks so.
  private static void requireCounted(
      PaymentBalances books, PaymentBalances.Entry entry, Resolution.ProviderStatus word) {
    if (word == Resolution.ProviderStatus.REFUNDED && !books.hasRefunds(entry)) {
      throw Problem.of(
          409,
          "refunded-at-provider",
          "The provider says that some of it, or all, was refunded there: name that refund, or"
              + " wait for the day's bill to tell it.");
    }
  }

  private static void requireOrder(Past past) {
    if (!(past.order() instanceof Order.Known)) {
      throw Problem.of(409, "nothing-to-grant", "No order takes it: there is nothing to grant.");
    }
  }

  /// Of two payments for one thing only one is kept, and a refund that is still under way may fail.
  private static void requireUnpaid(PaymentBalances books, PaymentBalances.Entry entry) {
    boolean paid =
        books.payments().stream()
            .filter(other -> other.applied() && !other.equals(entry))
            .anyMatch(other -> !books.balance(other).refunded().equals(other.payment().amount()));
    if (paid) {
      throw Problem.of(409, "paid-already", "The order is paid by another payment.");
    }
  }

  /// A new number follows only the provider's final word that nothing was done.
  private static void requireNoneStuck(PaymentBalances books, PaymentBalances.Entry entry) {
    if (books.abnormalRefunds(entry).findAny().isPresent()) {
      throw Problem.of(
          409,
          "refund-abnormal",
          "The provider has a refund of it that it can't make: finish that at its console, or give"
              + " the money back by other means and say so.");
    }
  }

  private static void requireNews(
      PaymentBalances books, PaymentBalances.Entry entry, Resolution.Way.RefundedAtProvider there) {
    if (!there.amount().currency().equals(entry.payment().amount().currency())) {
      throw Problem.of(409, "refund-currency", "That refund is of another currency.");
    }
    if (books.knowsRefund(there.number())) {
      throw Problem.of(409, "refund-known", "This refund is counted already.");
    }
  }
}

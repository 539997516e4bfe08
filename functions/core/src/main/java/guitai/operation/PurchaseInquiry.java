package guitai.operation;

import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.problem.Unavailable;
import guitai.provider.StoreTransactions;
import java.util.Optional;

/// What is known of a purchase, here and at its store, by the number of any of its transactions. It
/// changes nothing.
///
/// @param sales empty where nothing is sold by a store
public record PurchaseInquiry(Purchases purchases, Optional<StoreTransactions> sales) {
  /// What a store says.
  public sealed interface StoreAnswer {
    record Sold(StoreTransactions.Sold sold) implements StoreAnswer {}

    /// It has no transaction of this number.
    record Unknown() implements StoreAnswer {}

    /// It gave no answer.
    record Unanswered() implements StoreAnswer {}
  }

  /// @param past of length 0 where only the store knows of it
  public record Known(PurchasePast past, StoreAnswer answer) {}

  /// Empty where neither knows of it. Where the store says nothing, the number is looked for as
  /// that of a first transaction.
  ///
  /// @throws Unavailable where the store says nothing, and nothing is known here
  public Optional<Known> find(String number) {
    return sales.flatMap(books -> find(number, books));
  }

  private Optional<Known> find(String number, StoreTransactions books) {
    var word = ask(number, books);
    var purchase =
        word instanceof StoreAnswer.Sold(var sold) ? sold.purchase() : books.original(number);
    var past = purchases.find(purchase);
    if (word instanceof StoreAnswer.Sold || past.length() > 0) {
      return Optional.of(new Known(past, word));
    }
    if (word instanceof StoreAnswer.Unanswered) {
      throw new Unavailable("the store gave no answer, and nothing is known here of " + purchase);
    }
    return Optional.empty();
  }

  private static StoreAnswer ask(String number, StoreTransactions books) {
    try {
      return books
          .find(number)
          .<StoreAnswer>map(StoreAnswer.Sold::new)
          .orElseGet(StoreAnswer.Unknown::new);
    } catch (Unavailable _) {
      return new StoreAnswer.Unanswered();
    }
  }
}

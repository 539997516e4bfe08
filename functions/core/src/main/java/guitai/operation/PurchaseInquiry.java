package guitai.operation;

import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.problem.Unavailable;
import guitai.provider.StoreTransactions;
import java.util.Optional;

/// What is known of a purchase, here and at its store, by the number of any of its transactions. It
/// changes nothing.
///
/// @param store empty where no store sells for us
public record PurchaseInquiry(Purchases purchases, Optional<StoreTransactions> store) {
  /// A store's answer.
  public sealed interface StoreAnswer {
    record Sold(StoreTransactions.Sold sold) implements StoreAnswer {}

    /// It has no transaction of this number.
    record Unknown() implements StoreAnswer {}

    /// It gave no answer.
    record Unanswered() implements StoreAnswer {}
  }

  /// @param past of length 0 where only the store knows of it
  public record Known(PurchasePast past, StoreAnswer answer) {}

  /// Empty where neither we nor the store know the number. Where the store gives no answer, the
  /// number is taken for that of an original transaction.
  ///
  /// @throws Unavailable where the store gives no answer, and nothing is known here
  public Optional<Known> find(String number) {
    return store.flatMap(store -> find(number, store));
  }

  private Optional<Known> find(String number, StoreTransactions store) {
    var answer = ask(number, store);
    var purchase =
        answer instanceof StoreAnswer.Sold(var sold) ? sold.purchase() : store.original(number);
    var past = purchases.find(purchase);
    if (answer instanceof StoreAnswer.Sold || past.length() > 0) {
      return Optional.of(new Known(past, answer));
    }
    if (answer instanceof StoreAnswer.Unanswered) {
      throw new Unavailable("the store gave no answer, and nothing is known here of " + purchase);
    }
    return Optional.empty();
  }

  private static StoreAnswer ask(String number, StoreTransactions store) {
    try {
      return store
          .find(number)
          .<StoreAnswer>map(StoreAnswer.Sold::new)
          .orElseGet(StoreAnswer.Unknown::new);
    } catch (Unavailable _) {
      return new StoreAnswer.Unanswered();
    }
  }
}

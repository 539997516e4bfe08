package guitai.counter;

import guitai.problem.Unavailable;
import guitai.provider.Sales;
import guitai.purchase.PurchasePast;
import guitai.purchase.Purchases;
import java.util.Optional;

/// What is known of a purchase, here and at its store, by the number of any of its transactions. It
/// changes nothing.
///
/// @param sales empty where nothing is sold by a store
public record PurchaseInquiry(Purchases purchases, Optional<Sales> sales) {
  /// What a store says.
  public sealed interface Word {
    record Told(Sales.Sold sold) implements Word {}

    /// It has no transaction of this number.
    record Unknown() implements Word {}

    /// It gave no answer.
    record Nothing() implements Word {}
  }

  /// @param past of length 0 where only the store knows of it
  public record Known(PurchasePast past, Word word) {}

  /// Empty where neither knows of it. Where the store says nothing, the number is looked for as
  /// that of a first transaction.
  ///
  /// @throws Unavailable where the store says nothing, and nothing is known here
  public Optional<Known> find(String number) {
    return sales.flatMap(books -> find(number, books));
  }

  private Optional<Known> find(String number, Sales books) {
    var word = ask(number, books);
    var purchase = word instanceof Word.Told(var sold) ? sold.purchase() : books.original(number);
    var past = purchases.find(purchase);
    if (word instanceof Word.Told || past.length() > 0) {
      return Optional.of(new Known(past, word));
    }
    if (word instanceof Word.Nothing) {
      throw new Unavailable("the store gave no answer, and nothing is known here of " + purchase);
    }
    return Optional.empty();
  }

  private static Word ask(String number, Sales books) {
    try {
      return books.find(number).<Word>map(Word.Told::new).orElseGet(Word.Unknown::new);
    } catch (Unavailable _) {
      return new Word.Nothing();
    }
  }
}

package guitai.payment;

import java.time.LocalDate;

/// Where a recorded fact comes from.
public sealed interface Source {
  /// A verified delivery; `digest` is the name under which its [Evidence] is stored.
  record Delivery(String digest) implements Source {}

  /// The provider answered a query of ours.
  record Query() implements Source {}

  /// The customer's payment token was authorized here.
  record Authorization() implements Source {}

  /// A line of a provider's bill (账单).
  ///
  /// @param day of the bill
  /// @param line identifies the line within the bill
  record Bill(LocalDate day, String line) implements Source {}

  /// The entitlements of a day were compared with its money, and this order's didn't match.
  ///
  /// @param day whose postings were compared
  /// @param comparedOn the day in China of the comparison
  record Comparison(LocalDate day, LocalDate comparedOn) implements Source {}

  /// Two operators decided it (处置); `number` is the resolution's within its order.
  record Resolution(int number) implements Source {}

  /// As it is stored.
  default String text() {
    return SourceText.write(this);
  }

  /// The source of this [#text].
  static Source parse(String text) {
    return SourceText.read(text);
  }
}

package guitai.payment;

import java.time.LocalDate;

/// Where a recorded fact comes from.
public sealed interface Source {
  /// A believed delivery; `digest` is the name under which its [Evidence] is kept.
  record Delivery(String digest) implements Source {}

  /// The provider answered a query of ours.
  record Query() implements Source {}

  /// The customer's payment token was authorized here.
  record Authorization() implements Source {}

  /// A provider's bill has it.
  ///
  /// @param day of the bill
  /// @param line what tells the line from the bill's others
  record Bill(LocalDate day, String line) implements Source {}

  /// Two operators decided it; `number` is the resolution's within its order.
  record Resolution(int number) implements Source {}

  /// As it is stored.
  default String text() {
    return SourceText.write(this);
  }

  /// The source of that [#text].
  static Source parse(String text) {
    return SourceText.read(text);
  }
}

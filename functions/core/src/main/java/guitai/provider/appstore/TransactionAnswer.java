package guitai.provider.appstore;

/// The App Store's final answer to a query by a transaction's number.
sealed interface TransactionAnswer {
  record Known(SignedTransaction transaction) implements TransactionAnswer {}

  /// This environment has no transaction of the number; another one may have it.
  record Unknown() implements TransactionAnswer {}

  /// The number is no transaction's, in any environment.
  record Refused(Answer.NotDone error) implements TransactionAnswer {}
}

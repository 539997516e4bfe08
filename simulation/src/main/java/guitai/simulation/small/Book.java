package guitai.simulation.small;

import guitai.payment.Payment;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What a provider knows: the attempts of the order, and its refunds.
///
/// @param trades by the attempt's number
/// @param refunds by our number, in the order in which they came
record Book(Map<Integer, Trade> trades, List<Made> refunds) {
  static final Book EMPTY = new Book(Map.of(), List.of());

  Book {
    trades = Map.copyOf(trades);
    refunds = List.copyOf(refunds);
  }

  /// An attempt that the provider accepted.
  ///
  /// @param late whether it was paid after it was closed
  record Trade(
      String number, Instant expiresAt, boolean closed, Optional<Payment> payment, boolean late) {
    boolean payableAt(Instant now) {
      return payment.isEmpty() && !closed && now.isBefore(expiresAt);
    }
  }

  /// How far a refund has come.
  enum Progress {
    PROCESSING,
    DONE,
    CLOSED,
    ABNORMAL
  }

  record Made(
      String number, String merchantOrderNumber, Payment payment, Money amount, Progress progress) {
    boolean accepted() {
      return progress == Progress.PROCESSING || progress == Progress.DONE;
    }

    /// `R` and two digits.
    String shown() {
      return number.substring(number.length() - 3);
    }

    Made with(Progress next) {
      return new Made(number, merchantOrderNumber, payment, amount, next);
    }
  }

  Book with(int attempt, Trade trade) {
    var more = new TreeMap<>(trades);
    more.put(attempt, trade);
    return new Book(more, refunds);
  }

  Book with(Made refund) {
    return new Book(
        trades,
        java.util.stream.Stream.concat(refunds.stream(), java.util.stream.Stream.of(refund))
            .toList());
  }

  Book each(UnaryOperator<Made> change) {
    return new Book(trades, refunds.stream().map(change).toList());
  }

  Optional<Made> refund(String number) {
    return refunds.stream().filter(made -> made.number().equals(number)).findFirst();
  }

  /// In fen: refunded, or being refunded.
  long accepted(Payment payment) {
    return refunds.stream()
        .filter(made -> made.accepted() && made.payment().id().equals(payment.id()))
        .mapToLong(made -> made.amount().minorUnits())
        .sum();
  }

  /// In fen.
  long refunded(Payment payment) {
    return refunds.stream()
        .filter(made -> made.progress() == Progress.DONE)
        .filter(made -> made.payment().id().equals(payment.id()))
        .mapToLong(made -> made.amount().minorUnits())
        .sum();
  }

  List<Payment> payments() {
    return new TreeMap<>(trades)
        .values().stream().flatMap(trade -> trade.payment().stream()).toList();
  }
}

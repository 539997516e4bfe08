package guitai.sandbox.unionpay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A purchase (消费) at UnionPay.
///
/// @param request as the merchant signed it
/// @param tn the number by which the app opens the payment sheet
/// @param declined the code of the last failed attempt
record Order(
    Message request,
    String tn,
    Instant orderedAt,
    Optional<Paid> paid,
    Optional<String> declined,
    List<Refund> returns) {
  /// The time to pay if the merchant names none.
  private static final Duration LIFE = Duration.ofMinutes(30);

  Order {
    returns = List.copyOf(returns);
  }

  /// @param queryId UnionPay's number of the payment
  /// @param code `00`, or `A6`
  record Paid(String queryId, String traceNo, Instant at, String code) {}

  static Order of(Entry.Ordered ordered) {
    return new Order(
        ordered.request(),
        ordered.tn(),
        ordered.at(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  String number() {
    return request.text("orderId");
  }

  String time() {
    return request.text("txnTime");
  }

  /// In fen.
  long amount() {
    return Long.parseLong(request.text("txnAmt"));
  }

  Instant expiresAt() {
    return UnionPayTime.parse(request.text("payTimeout")).orElse(orderedAt.plus(LIFE));
  }

  Order with(Paid by) {
    return new Order(request, tn, orderedAt, Optional.of(by), declined, returns);
  }

  Order declined(String code) {
    return new Order(request, tn, orderedAt, paid, Optional.of(code), returns);
  }

  /// With the refund added, or replaced if the order has one of that number.
  Order with(Refund refund) {
    var all = new ArrayList<>(returns);
    all.removeIf(other -> other.number().equals(refund.number()));
    all.add(refund);
    return new Order(request, tn, orderedAt, paid, declined, all);
  }

  Optional<Refund> returned(String number) {
    return returns.stream().filter(refund -> refund.number().equals(number)).findFirst();
  }

  /// The refunded total, plus refunds in progress, in fen.
  long returned(Instant now) {
    return returns.stream().filter(r -> r.counts(now)).mapToLong(Refund::amount).sum();
  }
}

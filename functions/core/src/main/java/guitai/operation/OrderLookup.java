package guitai.operation;

import guitai.order.AttemptId;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds an order by any number that a customer, a bill or a complaint names: the order's own, the
/// merchant order number (商户单号) or merchant refund number of which it is the beginning, and a
/// provider's transaction number (交易单号), which is asked of its provider. A payment that belongs to
/// no order is found by its provider's number too. Nothing is stored for it.
public record OrderLookup(Orders orders, List<Wallet> wallets) {
  /// A provider's transaction number has more characters than an order's.
  private static final int SHORTEST = 16;

  private static final int LONGEST = 64;

  public OrderLookup {
    wallets = List.copyOf(wallets);
  }

  /// Empty where nothing of ours has the number.
  ///
  /// @throws Unavailable where a provider that might know it gave no answer
  public Optional<Past> find(String number) {
    return ours(number).or(() -> theirs(number));
  }

  private Optional<Past> ours(String number) {
    return Stream.of(
            OrderId.parse(number),
            AttemptId.parse(number).map(AttemptId::order),
            RefundId.parse(number).map(RefundId::order))
        .flatMap(Optional::stream)
        .flatMap(id -> known(id).stream())
        .findFirst();
  }

  private Optional<Past> known(OrderId id) {
    return Optional.of(orders.find(id)).filter(past -> past.length() > 0);
  }

  private Optional<Past> theirs(String number) {
    if (number.length() < SHORTEST
        || number.length() > LONGEST
        || OrderId.parse(number).isPresent()) {
      return Optional.empty();
    }
    var silent = new ArrayList<Unavailable>();
    for (var wallet : wallets) {
      try {
        var past = wallet.transaction(number).flatMap(this::past);
        if (past.isPresent()) {
          return past;
        }
      } catch (Unavailable e) {
        silent.add(e);
      }
    }
    if (!silent.isEmpty()) {
      throw silent.getFirst();
    }
    return Optional.empty();
  }

  private Optional<Past> past(Wallet.KnownPayment transaction) {
    return AttemptId.parse(transaction.merchantOrderNumber())
        .flatMap(attempt -> known(attempt.order()))
        .or(() -> known(OrderId.unmatched(transaction.payment())));
  }
}

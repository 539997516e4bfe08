package guitai.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An order's state, computed from its past. Each state holds only the fields that exist in it.
public sealed interface Order {
  /// Nothing has happened yet.
  record Unplaced() implements Order {}

  /// An order that a customer placed.
  sealed interface Known extends Order {
    Event.Placed placed();

    List<Attempt> attempts();

    default Optional<Attempt> attempt(int number) {
      return attempts().stream().filter(attempt -> attempt.number() == number).findFirst();
    }

    /// The attempt that was opened under this idempotency key (its digest; absent for the order's
    /// own key). The last one where it had to be replaced.
    default Optional<Attempt> attemptOf(Optional<String> key) {
      return attempts().reversed().stream()
          .filter(attempt -> attempt.opened().key().equals(key))
          .findFirst();
    }

    default Attempt latestAttempt() {
      return attempts().getLast();
    }
  }

  record AwaitingPayment(Event.Placed placed, List<Attempt> attempts) implements Known {}

  /// Paid by one payment; every other payment is in its [PaymentBalances].
  ///
  /// @param granted true after a grant of the entitlement, false after a revocation, empty before
  ///   both
  record Paid(
      Event.Placed placed,
      List<Attempt> attempts,
      Event.PaymentApplied applied,
      Optional<Boolean> granted)
      implements Known {}

  /// Unpaid, with money that an operator has to decide on.
  record UnderReview(Event.Placed placed, List<Attempt> attempts) implements Known {}

  record Closed(Event.Placed placed, List<Attempt> attempts) implements Known {}

  /// A payment that belongs to no order of ours, stored in the form of an order that no customer
  /// placed.
  record Unmatched(Event.PaymentUnmatched payment) implements Order {
    private Order after(Event event) {
      return switch (event) {
        case Event.RefundRequested _,
            Event.RefundSent _,
            Event.RefundAdvanced _,
            Event.RefundFound _,
            Event.RefundTotalReported _,
            Event.RefundStalled _,
            Event.AbnormalRefundFound _,
            Event.ProviderDisagreed _,
            Event.PaymentCorrected _,
            Event.ResolutionProposed _,
            Event.ResolutionConfirmed _ ->
            this;
        case Event.Placed _,
            Event.AttemptOpened _,
            Event.PrepayClaimed _,
            Event.PrepayObtained _,
            Event.PrepayRefused _,
            Event.AttemptEnded _,
            Event.TokenAccepted _,
            Event.Closed _,
            Event.PaymentApplied _,
            Event.PaymentHeld _,
            Event.PaymentUnmatched _,
            Event.NotificationFiled _,
            Event.QueryRequested _,
            Event.QueryAnswered _,
            Event.QueryStalled _,
            Event.EntitlementGranted _,
            Event.EntitlementRevoked _ ->
            throw new IllegalStateException("nothing is sold by a payment of no order");
      };
    }
  }

  /// The state after one more event.
  default Order evolve(Event event) {
    return switch (this) {
      case Unplaced _ -> begin(event);
      case Unmatched unmatched -> unmatched.after(event);
      case Known known -> advance(known, event);
    };
  }

  private static Order begin(Event event) {
    if (event instanceof Event.Placed placed) {
      return new AwaitingPayment(placed, List.of());
    }
    if (event instanceof Event.PaymentUnmatched unmatched) {
      return new Unmatched(unmatched);
    }
    throw new IllegalStateException("an order begins with being placed, not with " + event);
  }

  private static Order advance(Known order, Event event) {
    return switch (event) {
      case Event.Placed _, Event.PaymentUnmatched _ ->
          throw new IllegalStateException("an order begins once");
      case Event.AttemptOpened e -> with(order, add(order.attempts(), Attempt.of(e)));
      case Event.PrepayClaimed e ->
          prepay(order, e.attempt(), new Attempt.Prepay.Pending(e.lease()));
      case Event.PrepayObtained e ->
          prepay(order, e.attempt(), new Attempt.Prepay.Obtained(e.instructions()));
      case Event.PrepayRefused e ->
          prepay(order, e.attempt(), new Attempt.Prepay.Refused(e.code()));
      case Event.AttemptEnded e ->
          replace(order, order.attempt(e.attempt()).orElseThrow().ended(e.at()));
      case Event.Closed _ -> new Closed(order.placed(), order.attempts());
      case Event.PaymentApplied e -> paid(usedUp(order, e.attempt(), e.at()), e);
      case Event.PaymentHeld e -> hold(usedUp(order, e.attempt(), e.at()));
      case Event.EntitlementGranted _ -> granted(order, true);
      case Event.EntitlementRevoked _ -> granted(order, false);
      case Event.TokenAccepted _,
          Event.NotificationFiled _,
          Event.QueryRequested _,
          Event.QueryAnswered _,
          Event.RefundRequested _,
          Event.RefundSent _,
          Event.RefundAdvanced _,
          Event.RefundTotalReported _,
          Event.RefundFound _,
          Event.RefundStalled _,
          Event.QueryStalled _,
          Event.AbnormalRefundFound _,
          Event.ProviderDisagreed _,
          Event.PaymentCorrected _,
          Event.ResolutionProposed _,
          Event.ResolutionConfirmed _ ->
          order;
    };
  }

  /// An attempt that was paid once can't be paid again.
  private static Known usedUp(Known order, int number, Instant at) {
    return order.attempt(number).map(paid -> replace(order, paid.ended(at))).orElse(order);
  }

  private static Order paid(Known order, Event.PaymentApplied applied) {
    return new Paid(order.placed(), order.attempts(), applied, Optional.empty());
  }

  private static Order hold(Known order) {
    return switch (order) {
      case Paid _ -> order;
      case AwaitingPayment _, UnderReview _, Closed _ ->
          new UnderReview(order.placed(), order.attempts());
    };
  }

  private static Order granted(Known order, boolean granted) {
    return switch (order) {
      case Paid paid ->
          new Paid(paid.placed(), paid.attempts(), paid.applied(), Optional.of(granted));
      case AwaitingPayment _, UnderReview _, Closed _ ->
          throw new IllegalStateException("only a paid order is granted");
    };
  }

  private static Order prepay(Known order, int number, Attempt.Prepay prepay) {
    return replace(order, order.attempt(number).orElseThrow().with(prepay));
  }

  private static Known replace(Known order, Attempt changed) {
    return with(
        order,
        order.attempts().stream()
            .map(attempt -> attempt.number() == changed.number() ? changed : attempt)
            .toList());
  }

  private static Known with(Known order, List<Attempt> attempts) {
    return switch (order) {
      case AwaitingPayment o -> new AwaitingPayment(o.placed(), attempts);
      case Paid o -> new Paid(o.placed(), attempts, o.applied(), o.granted());
      case UnderReview o -> new UnderReview(o.placed(), attempts);
      case Closed o -> new Closed(o.placed(), attempts);
    };
  }

  private static <T> List<T> add(List<T> items, T item) {
    var longer = new ArrayList<>(items);
    longer.add(item);
    return List.copyOf(longer);
  }
}

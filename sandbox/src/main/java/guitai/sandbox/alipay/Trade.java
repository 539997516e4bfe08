package guitai.sandbox.alipay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One order at Alipay. The trade exists from the moment a customer scans its code or opens its
/// page.
///
/// @param code the last part of the address in the QR code; other products have none
record Trade(
    OrderRequest request,
    Instant orderedAt,
    Instant expiresAt,
    Optional<String> code,
    State state,
    List<Refund> refunds) {
  private static final Duration CODE_LIFE = Duration.ofHours(2);

  /// After this time a paid trade is finished and can't be refunded any more.
  static final Duration REFUNDABLE = Duration.ofDays(365);

  Trade {
    refunds = List.copyOf(refunds);
  }

  sealed interface State {
    record Offered() implements State {}

    record AwaitingPayment(Creation opening) implements State {}

    record Closed(Creation opening, Instant at) implements State {}

    record Paid(Creation opening, Payment payment) implements State {}
  }

  /// The trade's number and the time of its creation.
  record Creation(String tradeNo, Instant at) {}

  /// @param buyer the payer's number, `2088…`, or an openid
  /// @param coupon the part of the total that an Alipay coupon paid, in fen
  record Payment(Instant at, Buyer buyer, long coupon) {}

  /// @param openId whether the app identifies buyers by openid
  record Buyer(String id, boolean openId) {}

  enum Status {
    WAIT_BUYER_PAY("WAIT_BUYER_PAY"),
    TRADE_CLOSED("TRADE_CLOSED"),
    TRADE_SUCCESS("TRADE_SUCCESS"),
    TRADE_FINISHED("TRADE_FINISHED");

    private final String stored;

    Status(String stored) {
      this.stored = stored;
    }

    /// As it is stored.
    String stored() {
      return stored;
    }

    static Status ofStored(String stored) {
      return Arrays.stream(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }
  }

  Trade with(State newer) {
    return new Trade(request, orderedAt, expiresAt, code, newer, refunds);
  }

  /// With the refund added, or replaced if the trade has one of that number.
  Trade with(Refund refund) {
    var all = new ArrayList<>(refunds);
    var place = all.stream().map(Refund::number).toList().indexOf(refund.number());
    if (place < 0) {
      all.add(refund);
    } else {
      all.set(place, refund);
    }
    return new Trade(request, orderedAt, expiresAt, code, state, all);
  }

  String number() {
    return request.number();
  }

  long total() {
    return request.total();
  }

  /// The content of the QR code.
  Optional<String> qrCode() {
    return code.map("https://qr.alipay.com/"::concat);
  }

  boolean codeLivesAt(Instant now) {
    return now.isBefore(orderedAt.plus(CODE_LIFE));
  }

  Optional<Refund> refund(String refundNumber) {
    return refunds.stream().filter(refund -> refund.number().equals(refundNumber)).findFirst();
  }

  Optional<Creation> opening() {
    return switch (state) {
      case State.Offered _ -> Optional.empty();
      case State.AwaitingPayment waiting -> Optional.of(waiting.opening());
      case State.Closed closed -> Optional.of(closed.opening());
      case State.Paid paid -> Optional.of(paid.opening());
    };
  }

  Optional<Payment> payment() {
    return state instanceof State.Paid paid ? Optional.of(paid.payment()) : Optional.empty();
  }

  /// The state at that time: an unpaid trade closes by itself when it expires.
  State stateAt(Instant now) {
    return state instanceof State.AwaitingPayment waiting && !now.isBefore(expiresAt)
        ? new State.Closed(waiting.opening(), expiresAt)
        : state;
  }

  /// Alipay's name of that state; empty if there is no trade.
  Optional<Status> status(Instant now) {
    return switch (stateAt(now)) {
      case State.Offered _ -> Optional.empty();
      case State.AwaitingPayment _ -> Optional.of(Status.WAIT_BUYER_PAY);
      case State.Closed _ -> Optional.of(Status.TRADE_CLOSED);
      case State.Paid paid -> {
        if (refunded(now) == total()) {
          yield Optional.of(Status.TRADE_CLOSED);
        }
        boolean over = !now.isBefore(paid.payment().at().plus(REFUNDABLE));
        yield Optional.of(over ? Status.TRADE_FINISHED : Status.TRADE_SUCCESS);
      }
    };
  }

  /// The refunded total, in fen.
  long refunded(Instant now) {
    return refunds.stream().filter(r -> r.doneBy(now)).mapToLong(Refund::amount).sum();
  }

  /// The refunded total, plus refunds in progress.
  long spoken() {
    return refunds.stream().filter(r -> r.doneAt().isPresent()).mapToLong(Refund::amount).sum();
  }
}

package guitai.sandbox.alipay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One order at Alipay. Before somebody scans its code or comes to its page there is no trade.
///
/// @param code the last part of the address in the QR code; nothing for other products
record Trade(
    OrderRequest request,
    Instant orderedAt,
    Instant expiresAt,
    String code,
    State state,
    List<Refund> refunds) {
  private static final Duration CODE_LIFE = Duration.ofHours(2);

  /// Paid trades are finished, and can't be refunded any more, after so long.
  static final Duration REFUNDABLE = Duration.ofDays(365);

  Trade {
    refunds = List.copyOf(refunds);
  }

  sealed interface State {
    record Offered() implements State {}

    record Waiting(Opening opening) implements State {}

    record Closed(Opening opening, Instant at) implements State {}

    record Paid(Opening opening, Payment payment) implements State {}
  }

  /// When the trade came to be.
  record Opening(String tradeNo, Instant at) {}

  /// @param buyer the payer's number, `2088…`, or an openid
  /// @param coupon what of the total a coupon of Alipay's paid, in fen
  record Payment(Instant at, Buyer buyer, long coupon) {}

  /// @param openId whether the app knows its buyers by openid
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

  /// Added, or in the place of the one with its number.
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

  /// What the QR code shows.
  String qrCode() {
    return "https://qr.alipay.com/" + code;
  }

  boolean codeLivesAt(Instant now) {
    return now.isBefore(orderedAt.plus(CODE_LIFE));
  }

  Optional<Refund> refund(String refundNumber) {
    return refunds.stream().filter(refund -> refund.number().equals(refundNumber)).findFirst();
  }

  Optional<Opening> opening() {
    return switch (state) {
      case State.Offered _ -> Optional.empty();
      case State.Waiting waiting -> Optional.of(waiting.opening());
      case State.Closed closed -> Optional.of(closed.opening());
      case State.Paid paid -> Optional.of(paid.opening());
    };
  }

  Optional<Payment> payment() {
    return state instanceof State.Paid paid ? Optional.of(paid.payment()) : Optional.empty();
  }

  /// What it is at a time: a trade that nobody pays closes without anybody's doing.
  State stateAt(Instant now) {
    return state instanceof State.Waiting waiting && !now.isBefore(expiresAt)
        ? new State.Closed(waiting.opening(), expiresAt)
        : state;
  }

  /// What Alipay calls that; nothing where there is no trade.
  Optional<Status> status(Instant now) {
    return switch (stateAt(now)) {
      case State.Offered _ -> Optional.empty();
      case State.Waiting _ -> Optional.of(Status.WAIT_BUYER_PAY);
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

  /// What was given back, in fen of the total.
  long refunded(Instant now) {
    return refunds.stream().filter(r -> r.doneBy(now)).mapToLong(Refund::amount).sum();
  }

  /// What was given back or will be.
  long spoken() {
    return refunds.stream().filter(r -> r.doneAt().isPresent()).mapToLong(Refund::amount).sum();
  }
}

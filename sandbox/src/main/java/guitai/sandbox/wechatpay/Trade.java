package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One order at WeChat Pay.
record Trade(
    OrderRequest request,
    Instant orderedAt,
    Instant expiresAt,
    Prepay prepay,
    State state,
    List<Refund> refunds) {
  Trade {
    refunds = List.copyOf(refunds);
  }

  /// Unpaid orders close by themselves after this time.
  static final Duration CLOSED_AFTER = Duration.ofDays(7);

  sealed interface State {
    record Unpaid() implements State {}

    record Closed(Instant at) implements State {}

    /// @param coupon the part of the total that a coupon paid, in fen
    record Paid(String transactionId, Instant at, String openid, long coupon) implements State {}
  }

  /// The prepay session (预下单) with which an app or page opens the payer's wallet.
  ///
  /// @param code the last part of the address in the QR code; only the newest is valid
  record Prepay(String id, String code, Instant at) {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final DateTimeFormatter SECOND =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(Trades.BEIJING);

    static Prepay at(Instant now, Randomness random) {
      return new Prepay("wx" + SECOND.format(now) + random.digits(20), random.word(9), now);
    }

    boolean livesAt(Instant now) {
      return now.isBefore(at.plus(LIFE));
    }

    /// The content of the QR code.
    String codeUrl() {
      return "weixin://wxpay/bizpayurl?pr=" + code;
    }
  }

  Trade with(Prepay newer) {
    return new Trade(request, orderedAt, expiresAt, newer, state, refunds);
  }

  Trade with(State newer) {
    return new Trade(request, orderedAt, expiresAt, prepay, newer, refunds);
  }

  /// With the refund added, or replaced if the order has one of that number.
  Trade with(Refund refund) {
    var all = new ArrayList<>(refunds);
    var place = all.stream().map(Refund::number).toList().indexOf(refund.number());
    if (place < 0) {
      all.add(refund);
    } else {
      all.set(place, refund);
    }
    return new Trade(request, orderedAt, expiresAt, prepay, state, all);
  }

  Optional<Refund> refund(String refundNumber) {
    return refunds.stream().filter(refund -> refund.number().equals(refundNumber)).findFirst();
  }

  Optional<State.Paid> paid() {
    return state instanceof State.Paid paid ? Optional.of(paid) : Optional.empty();
  }

  /// The amount that the payer paid, in fen: the total without the coupon.
  long settled() {
    return request.total() - paid().map(State.Paid::coupon).orElse(0L);
  }

  /// The total refunded or being refunded, in fen.
  long refunded(Instant now) {
    return refunds.stream().filter(r -> r.counts(now)).mapToLong(Refund::amount).sum();
  }

  String number() {
    return request.number();
  }

  /// The state at that time: an unpaid order closes by itself when it expires.
  State stateAt(Instant now) {
    var end = orderedAt.plus(CLOSED_AFTER);
    var closed = end.isBefore(expiresAt) ? expiresAt : end;
    return state instanceof State.Unpaid && !now.isBefore(closed)
        ? new State.Closed(closed)
        : state;
  }
}

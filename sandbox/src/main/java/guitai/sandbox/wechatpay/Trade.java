package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.RandomText;
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

  /// Unpaid orders are closed by themselves after so long.
  static final Duration CLOSED_AFTER = Duration.ofDays(7);

  sealed interface State {
    record Unpaid() implements State {}

    record Closed(Instant at) implements State {}

    /// @param coupon what of the total a coupon paid, in fen
    record Paid(String transactionId, Instant at, String openid, long coupon) implements State {}
  }

  /// What the payer's wallet is opened with.
  ///
  /// @param code the last part of the address in the QR code; only the newest is good
  record Prepay(String id, String code, Instant at) {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final DateTimeFormatter SECOND =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(Trades.BEIJING);

    static Prepay at(Instant now) {
      return new Prepay("wx" + SECOND.format(now) + RandomText.digits(20), RandomText.word(9), now);
    }

    boolean livesAt(Instant now) {
      return now.isBefore(at.plus(LIFE));
    }

    /// What the QR code shows.
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

  /// Added, or in the place of the one with its number.
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

  /// What the payer paid, in fen: all but the coupon.
  long settled() {
    return request.total() - paid().map(State.Paid::coupon).orElse(0L);
  }

  /// What is refunded or being refunded, in fen of the total.
  long refunded(Instant now) {
    return refunds.stream().filter(r -> r.counts(now)).mapToLong(Refund::amount).sum();
  }

  String number() {
    return request.number();
  }

  /// What it is at a time: an unpaid order closes without anybody's doing.
  State stateAt(Instant now) {
    var end = orderedAt.plus(CLOSED_AFTER);
    var closed = end.isBefore(expiresAt) ? expiresAt : end;
    return state instanceof State.Unpaid && !now.isBefore(closed)
        ? new State.Closed(closed)
        : state;
  }
}

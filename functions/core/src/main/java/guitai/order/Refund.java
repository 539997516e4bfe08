package guitai.order;

import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A refund as its events left it.
///
/// @param sent who sent it when; empty where that wasn't recorded before sending
public record Refund(
    Event.RefundRequested requested, Optional<Event.RefundSent> sent, Progress progress) {
  /// An order has no more refunds than this; no provider accepts more.
  public static final int LIMIT = 50;

  /// The code of an abnormal refund (退款异常) for which two operators decided otherwise.
  public static final String GIVEN_UP = "given-up";

  /// The progress of the refund.
  public sealed interface Progress {
    /// Reserved here; the provider may or may not have got the request.
    record Requested() implements Progress {}

    /// The provider has it under its own number.
    record Processing(String number) implements Progress {}

    /// The money is refunded.
    record Done(String number, Instant at) implements Progress {}

    /// The provider can't refund it to where it came from: it is held for an operator.
    record Abnormal(String number) implements Progress {}

    /// Ended without effect; the reservation is released.
    record Failed(String code) implements Progress {}
  }

  static Refund of(Event.RefundRequested requested) {
    return new Refund(requested, Optional.empty(), new Progress.Requested());
  }

  public int number() {
    return requested.refund();
  }

  public PaymentId payment() {
    return requested.terms().payment();
  }

  public Money amount() {
    return requested.terms().amount();
  }

  /// Whether its payment must not be kept, by a rule or by the decision of two operators.
  boolean mustBeRefunded() {
    return requested.cause() == RefundCause.ALREADY_OWNED
        || requested.cause() == RefundCause.RESOLUTION;
  }

  /// Whether the provider's final answer is still to come.
  public boolean open() {
    return switch (progress) {
      case Progress.Requested _, Progress.Processing _ -> true;
      case Progress.Done _, Progress.Abnormal _, Progress.Failed _ -> false;
    };
  }

  Refund with(Event.RefundSent event) {
    return new Refund(requested, Optional.of(event), progress);
  }

  /// Whether this is the provider's number of it.
  boolean is(String number) {
    return switch (progress) {
      case Progress.Processing(var theirs) -> theirs.equals(number);
      case Progress.Done(var theirs, _) -> theirs.equals(number);
      case Progress.Abnormal(var theirs) -> theirs.equals(number);
      case Progress.Requested _, Progress.Failed _ -> false;
    };
  }

  Refund with(Progress next) {
    return new Refund(requested, sent, next);
  }
}

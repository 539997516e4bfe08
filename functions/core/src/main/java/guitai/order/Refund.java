package guitai.order;

import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.storefront.Money;
import java.util.Optional;

/// A refund as its events left it.
///
/// @param sent who sent it when; empty where that wasn't recorded before sending
public record Refund(
    Event.RefundRequested requested, Optional<Event.RefundSent> sent, RefundProgress progress) {
  /// An order has no more refunds than this; no provider accepts more.
  public static final int LIMIT = 50;

  /// The code of an abnormal refund (退款异常) for which two operators decided otherwise.
  public static final String GIVEN_UP = "given-up";

  static Refund of(Event.RefundRequested requested) {
    return new Refund(requested, Optional.empty(), new RefundProgress.Requested());
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
      case RefundProgress.Requested _, RefundProgress.Processing _ -> true;
      case RefundProgress.Done _, RefundProgress.Abnormal _, RefundProgress.Failed _ -> false;
    };
  }

  Refund with(Event.RefundSent event) {
    return new Refund(requested, Optional.of(event), progress);
  }

  /// Whether this is the provider's number of it.
  boolean is(String number) {
    return switch (progress) {
      case RefundProgress.Processing(var theirs) -> theirs.equals(number);
      case RefundProgress.Done(var theirs, _) -> theirs.equals(number);
      case RefundProgress.Abnormal(var theirs) -> theirs.equals(number);
      case RefundProgress.Requested _, RefundProgress.Failed _ -> false;
    };
  }

  Refund with(RefundProgress next) {
    return new Refund(requested, sent, next);
  }
}

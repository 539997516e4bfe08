package guitai.order;

import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A refund as its events left it.
///
/// @param sent who sent it when, where that was recorded before
public record Refund(
    Event.RefundRequested requested, Optional<Event.RefundSent> sent, Progress progress) {
  /// An order has no more refunds than this, as no provider takes more.
  public static final int LIMIT = 50;

  /// The code of one that a provider couldn't make and two operators decided on otherwise.
  public static final String GIVEN_UP = "given-up";

  /// How far it has come.
  public sealed interface Progress {
    /// Reserved here; the provider may or may not have heard of it.
    record Requested() implements Progress {}

    /// The provider has it under its own number.
    record Processing(String number) implements Progress {}

    /// The money is back.
    record Done(String number, Instant at) implements Progress {}

    /// The provider can't give it back to where it came from: for a person.
    record Abnormal(String number) implements Progress {}

    /// Ended without effect; the reservation is gone.
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

  /// Whether it is of a payment that isn't to be kept, as a rule or two operators have decided.
  boolean mustBeRefunded() {
    return requested.cause() == RefundCause.ALREADY_OWNED
        || requested.cause() == RefundCause.RESOLUTION;
  }

  /// Whether the provider's last word is still to come.
  public boolean open() {
    return switch (progress) {
      case Progress.Requested _, Progress.Processing _ -> true;
      case Progress.Done _, Progress.Abnormal _, Progress.Failed _ -> false;
    };
  }

  Refund with(Event.RefundSent event) {
    return new Refund(requested, Optional.of(event), progress);
  }

  /// Whether the provider knows it by that number of its own.
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

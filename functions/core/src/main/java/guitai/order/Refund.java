package guitai.order;

import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A refund as its events left it.
///
/// @param sent who sent it when; empty where that wasn't recorded before sending
public record Refund(
    Event.RefundRequested requested,
    Optional<Event.RefundSent> sent,
    RefundProgress progress,
    Course course) {
  /// An order has no more refunds than this; no provider accepts more.
  public static final int LIMIT = 50;

  /// The code of an abnormal refund (退款异常) for which two operators decided otherwise.
  public static final String GIVEN_UP = "given-up";

  /// How it got where it is.
  ///
  /// @param since its last progress, or since when operators let it go on
  /// @param stalled set while it makes no progress
  /// @param followed whether its failure is dealt with: it was requested again, or two operators
  ///   have decided since
  /// @param elsewhere what had been refunded of the payment, in minor units, by other refunds than
  ///   ours when it was requested
  record Course(
      Instant since, Optional<Event.RefundStalled> stalled, boolean followed, long elsewhere) {}

  static Refund of(Event.RefundRequested requested, long elsewhere) {
    return new Refund(
        requested,
        Optional.empty(),
        new RefundProgress.Requested(),
        new Course(requested.at(), Optional.empty(), false, elsewhere));
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

  /// Whether the provider's final answer is still to come.
  public boolean open() {
    return switch (progress) {
      case RefundProgress.Requested _, RefundProgress.Processing _ -> true;
      case RefundProgress.Done _, RefundProgress.Abnormal _, RefundProgress.Failed _ -> false;
    };
  }

  /// Whether it has made no progress for the declared time, and waits for an operator.
  public boolean stalled() {
    return course.stalled().isPresent();
  }

  /// The provider's last reason.
  public Optional<String> stalledBecause() {
    return course.stalled().map(Event.RefundStalled::detail);
  }

  /// Whether it failed, and nothing was decided or tried about that since.
  boolean refused() {
    return progress instanceof RefundProgress.Failed && !course.followed();
  }

  Refund with(Event.RefundSent event) {
    return new Refund(requested, Optional.of(event), progress, course);
  }

  Refund with(Event.RefundStalled event) {
    return with(new Course(course.since(), Optional.of(event), false, course.elsewhere()));
  }

  Refund with(RefundProgress next, Instant at) {
    return new Refund(
        requested, sent, next, new Course(at, Optional.empty(), false, course.elsewhere()));
  }

  /// Its failure is dealt with.
  Refund followed() {
    return with(new Course(course.since(), course.stalled(), true, course.elsewhere()));
  }

  /// Operators let it go on.
  Refund resumed(Instant at) {
    return with(new Course(at, Optional.empty(), course.followed(), course.elsewhere()));
  }

  private Refund with(Course next) {
    return new Refund(requested, sent, progress, next);
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
}

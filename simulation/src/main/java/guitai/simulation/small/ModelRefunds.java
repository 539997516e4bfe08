package guitai.simulation.small;

import guitai.payment.Payment;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A provider's refunds, as small as can be. WeChat Pay takes the identical call again; UnionPay
/// takes each once, and its bill of the day after says which it never got.
record ModelRefunds(Part part, PortCaller caller) implements Refunds {
  private static final Duration BILL = Duration.ofDays(2);

  private interface Deed {
    PortCall.Effect on(Book book, Instant now);
  }

  private Progress call(String name, Optional<Object> refusal, Deed deed) {
    return (Progress)
        caller.call(
            new PortCall(
                part,
                name + " at " + Notice.name(part),
                (book, now) -> deed.on((Book) book, now),
                refusal));
  }

  @Override
  public String provider() {
    return Notice.name(part);
  }

  @Override
  public boolean repeatable() {
    return part == Part.WECHAT_PAY;
  }

  @Override
  public Progress send(RefundParameters order) {
    return call(
        "sends refund " + shown(order) + " of " + order.amount().minorUnits() + " fen",
        Optional.of(new Progress.Refused("REFUSED")),
        (book, _) -> send(book, order));
  }

  private static String shown(RefundParameters order) {
    return order.number().substring(order.number().length() - 2);
  }

  private PortCall.Effect send(Book book, RefundParameters order) {
    var known = book.refund(order.number());
    if (known.isPresent()) {
      return new PortCall.Effect(
          book, repeatable() ? progress(known.get()) : PortCall.NoAnswer.UNAVAILABLE);
    }
    var payment = payment(book, order);
    if (payment.isEmpty()
        || book.accepted(payment.get()) + order.amount().minorUnits()
            > payment.get().amount().minorUnits()) {
      return new PortCall.Effect(book, new Progress.Refused("NOT_ENOUGH"));
    }
    var made =
        new Book.Made(
            order.number(),
            order.merchantOrderNumber(),
            payment.get(),
            order.amount(),
            Book.Progress.PROCESSING);
    return new PortCall.Effect(book.with(made), progress(made));
  }

  private static Optional<Payment> payment(Book book, RefundParameters order) {
    return book.payments().stream()
        .filter(payment -> payment.id().number().equals(order.payment()))
        .findFirst();
  }

  @Override
  public Progress query(RefundParameters order) {
    return call(
        "queries refund " + shown(order),
        Optional.empty(),
        (book, now) -> new PortCall.Effect(book, status(book, order, now)));
  }

  private Progress status(Book book, RefundParameters order, Instant now) {
    boolean never =
        !repeatable() && order.sentAt().filter(at -> !now.isBefore(at.plus(BILL))).isPresent();
    return book.refund(order.number())
        .map(ModelRefunds::progress)
        .orElseGet(() -> never ? new Progress.Closed(order.number()) : new Progress.Unknown());
  }

  /// As the provider says it.
  static Progress progress(Book.Made made) {
    var number = "R" + made.number();
    return switch (made.progress()) {
      case PROCESSING -> new Progress.Processing(number);
      case DONE -> new Progress.Done(number, made.amount(), made.payment().paidAt());
      case CLOSED -> new Progress.Closed(number);
      case ABNORMAL -> new Progress.Abnormal(number, made.amount());
    };
  }

  @Override
  public Optional<Found> find(String payment, String number) {
    return Optional.empty();
  }
}

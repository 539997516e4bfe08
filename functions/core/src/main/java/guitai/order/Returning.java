package guitai.order;

import guitai.payment.RefundCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a provider tells of a payment when some of it, or all, has gone back: a sum, which names no
/// refund.
final class Returning {
  private Returning() {}

  /// Where the payment wasn't known, it is recorded together with what went back of it.
  static List<Event> tell(Past past, Command.TellReturned command) {
    var apply =
        new Command.ApplyPayment(
            command.at(), command.attempt(), command.payment(), command.evidence());
    var events = new ArrayList<>(Payments.apply(past, apply));
    var automatic = events.stream().filter(Event.RefundRequested.class::isInstance).findFirst();
    automatic.ifPresent(events::remove);
    if (isNews(past.plus(events), command)) {
      events.add(
          new Event.ReturnedInAll(
              command.at(),
              command.payment().id(),
              command.inAll(),
              past.books().refunds().size(),
              command.evidence()));
    }
    automatic
        .map(Event.RefundRequested.class::cast)
        .flatMap(refund -> rest(past.plus(events), command, refund.cause()))
        .ifPresent(events::add);
    return List.copyOf(events);
  }

  /// No more than was paid can have gone back, whatever is told, and none in another currency.
  private static boolean isNews(Past past, Command.TellReturned command) {
    var books = past.books();
    return books
        .payment(command.payment().id())
        .filter(entry -> entry.payment().amount().currency().equals(command.inAll().currency()))
        .filter(entry ->
            books.balance(entry).refunded().minorUnits()
                < Math.min(entry.payment().amount().minorUnits(), command.inAll().minorUnits()))
        .isPresent();
  }

  /// What went back already needn't go back again.
  private static Optional<Event> rest(Past past, Command.TellReturned command, RefundCause cause) {
    return Refunding.automatic(command.at(), past.books(), command.payment().id(), cause);
  }
}

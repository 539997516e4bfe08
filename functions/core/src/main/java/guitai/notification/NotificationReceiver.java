package guitai.notification;

import guitai.held.HeldDeliveries;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.UpdateMeaning;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.payment.Payment;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import guitai.refund.RefundNoticeEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Receives providers' notifications: verify, decide, one write, acknowledge.
public record NotificationReceiver(
    Orders orders, EvidenceArchive archive, PurchaseRecorder purchases, HeldDeliveries deliveries) {
  /// What became of a delivery.
  ///
  /// @param order the order it was about, where it is known and proved
  /// @param meaning of a store's notification, where it was new
  /// @param unknown the provider's name of its type, where an operator has to see it
  /// @param why the delivery was refused, in our own words
  public record Received(
      Notifications.Acknowledgement acknowledgement,
      Outcome outcome,
      Optional<OrderId> order,
      Optional<UpdateMeaning> meaning,
      Optional<String> unknown,
      Optional<String> why) {}

  /// Never throws for anything a sender can do. It acknowledges (应答) only after the write.
  public Received receive(Notifications notifications, Delivery delivery) {
    try {
      if (delivery.body().size() > Evidence.LIMIT) {
        return refused(
            notifications, delivery, 413, Outcome.TOO_LARGE, "larger than any notification");
      }
      var notification = notifications.verify(delivery);
      var applied = apply(notification, notifications.provider(), delivery.receivedAt());
      return new Received(
          notifications.accepted(delivery),
          applied.outcome(),
          applied.order(),
          applied.meaning(),
          unknown(notification),
          Optional.empty());
    } catch (Forged e) {
      return refused(notifications, delivery, 401, Outcome.of(e), e);
    } catch (Problem e) {
      return refused(notifications, delivery, e.status(), Outcome.REFUSED, e);
    } catch (Unavailable e) {
      return refused(notifications, delivery, 503, Outcome.of(e), e);
    }
  }

  private static Received refused(
      Notifications notifications, Delivery delivery, int status, Outcome outcome, Exception e) {
    return refused(notifications, delivery, status, outcome, String.valueOf(e.getMessage()));
  }

  private static Received refused(
      Notifications notifications, Delivery delivery, int status, Outcome outcome, String why) {
    return new Received(
        notifications.refused(delivery, status),
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(why));
  }

  private static Optional<String> unknown(Notification notification) {
    return switch (notification) {
      case Notification.Unrecognized unrecognized -> Optional.of(unrecognized.known().type());
      case Notification.Complained complained -> Optional.of(complained.known().type());
      case Notification.PurchaseUpdated(var update, _) when update.meaning().unusual() ->
          Optional.of(update.type());
      default -> Optional.empty();
    };
  }

  /// Takes a proved notification that was never delivered: our own query found it.
  ///
  /// @return whether anything in it was new
  public boolean receiveMissed(Notification notification, String provider, Instant at) {
    return apply(notification, provider, at).outcome().isNew();
  }

  record Applied(Outcome outcome, Optional<OrderId> order, Optional<UpdateMeaning> meaning) {
    private static Applied of(Outcome outcome) {
      return new Applied(outcome, Optional.empty(), Optional.empty());
    }

    private static Applied of(Outcome outcome, Past past) {
      return new Applied(outcome, Optional.of(past.id()), Optional.empty());
    }
  }

  /// Applies a proved notification.
  Applied apply(Notification notification, String provider, Instant at) {
    return switch (notification) {
      case Notification.Paid paid -> pay(paid, at);
      case Notification.RefundFinished refunded -> refund(refunded, provider, at);
      case Notification.RefundTotal total -> recordRefundTotal(total, at);
      case Notification.AgreementChanged agreement -> fileAgreement(agreement);
      case Notification.PurchaseUpdated updated -> recordUpdate(updated, at);
      case Notification.Other other -> file(other, provider, at);
      case Notification.UnsignedHint hint -> requestQuery(hint, at);
      case Notification.Unrecognized unrecognized -> keep(unrecognized, provider, at);
      case Notification.Complained complained ->
          hold(new DeliveryHolding(complained, provider, at));
    };
  }

  /// What can be about money is held for a person; everything is stored.
  private Applied keep(Notification.Unrecognized unrecognized, String provider, Instant at) {
    var known = unrecognized.known();
    var filed = file(known, provider, at);
    return unrecognized.money()
        ? hold(new DeliveryHolding(unrecognized, provider, at))
        : new Applied(
            filed.outcome() == Outcome.KEPT ? Outcome.UNRECOGNIZED : filed.outcome(),
            filed.order(),
            Optional.empty());
  }

  private Applied hold(DeliveryHolding holding) {
    var order = holding.merchantOrderNumber().flatMap(this::pastOf).map(Past::id);
    boolean isNew = holding.write(deliveries, archive, order);
    return new Applied(isNew ? Outcome.HELD : Outcome.KNOWN, order, Optional.empty());
  }

  private Applied recordUpdate(Notification.PurchaseUpdated updated, Instant at) {
    var update = updated.update();
    try {
      boolean appended = purchases.record(update, updated.evidence(), at).isNew();
      return appended
          ? new Applied(Outcome.RECORDED, Optional.empty(), Optional.of(update.meaning()))
          : Applied.of(Outcome.KNOWN);
    } catch (OrderFull e) {
      holdWithoutRoom(update, updated.evidence(), at);
      return new Applied(Outcome.ORDER_FULL, Optional.empty(), Optional.of(update.meaning()));
    }
  }

  /// A transaction that its purchase knows is in its place there; another one is held as a payment
  /// of no order, once. The evidence is stored each time.
  private void holdWithoutRoom(PurchaseUpdate update, Evidence evidence, Instant at) {
    archive.store(evidence);
    update
        .payment()
        .filter(payment -> !purchases.knows(update.purchase(), payment.id().number()))
        .ifPresent(payment -> {
          var unmatched = orders.find(OrderId.unmatched(payment.id()));
          var source = evidence.source();
          var commands = new ArrayList<Command>();
          commands.add(new Command.HoldUnmatched(at, update.purchase().text(), payment, source));
          if (update.transaction().filter(sold -> !sold.good()).isPresent()) {
            commands.add(
                new Command.RecordRefundTotal(
                    at, new AttemptId(unmatched.id(), 1), payment, payment.amount(), source));
          }
          write(unmatched, commands, evidence);
        });
  }

  private Applied pay(Notification.Paid paid, Instant at) {
    var attempt = AttemptId.parse(paid.merchantOrderNumber());
    var past = pastOf(paid.merchantOrderNumber());
    if (attempt.isEmpty() || past.isEmpty()) {
      hold(paid.merchantOrderNumber(), paid.payment(), paid.evidence(), at);
      return Applied.of(Outcome.UNMATCHED);
    }
    var command =
        new Command.ApplyPayment(at, attempt.get(), paid.payment(), paid.evidence().source());
    try {
      return write(past.get(), List.of(command), paid.evidence());
    } catch (OrderFull e) {
      hold(paid.merchantOrderNumber(), paid.payment(), paid.evidence(), at);
      return Applied.of(Outcome.ORDER_FULL, past.get());
    }
  }

  private void hold(String merchantOrderNumber, Payment payment, Evidence evidence, Instant at) {
    var past = orders.find(OrderId.unmatched(payment.id()));
    var command = new Command.HoldUnmatched(at, merchantOrderNumber, payment, evidence.source());
    write(past, List.of(command), evidence);
  }

  /// A refund of a payment we know is recorded at once; any other refund is a reason to query.
  private Applied refund(Notification.RefundFinished refunded, String provider, Instant at) {
    var past = pastOf(refunded.merchantOrderNumber()).or(() -> unmatchedOf(refunded));
    var commands = past.map(found -> RefundNoticeEffect.of(found, refunded, at)).orElse(List.of());
    return commands.isEmpty()
        ? file(reasonToQuery(refunded), provider, at)
        : writeOrArchive(past.orElseThrow(), commands, refunded.evidence());
  }

  /// The notification proves the payment too: both are recorded, whichever arrives first.
  private Applied recordRefundTotal(Notification.RefundTotal total, Instant at) {
    var past = pastOf(total.merchantOrderNumber());
    if (past.isPresent()) {
      return writeOrArchive(
          past.get(), RefundNoticeEffect.of(past.get(), total, at), total.evidence());
    }
    var unmatched = orders.find(OrderId.unmatched(total.payment().id()));
    var source = total.evidence().source();
    var number = total.merchantOrderNumber();
    var none = new AttemptId(unmatched.id(), 1);
    writeOrArchive(
        unmatched,
        List.of(
            new Command.HoldUnmatched(at, number, total.payment(), source),
            new Command.RecordRefundTotal(at, none, total.payment(), total.refundTotal(), source)),
        total.evidence());
    return Applied.of(Outcome.UNMATCHED);
  }

  private Applied fileAgreement(Notification.AgreementChanged changed) {
    archive.file(changed.agreement(), changed.type(), changed.id(), changed.evidence());
    return Applied.of(Outcome.FILED);
  }

  private static Notification.Other reasonToQuery(Notification.RefundFinished refunded) {
    return new Notification.Other(
        "refund",
        refunded.number(),
        Optional.of(refunded.merchantOrderNumber()),
        true,
        Optional.of(refunded.number()),
        refunded.evidence());
  }

  private Applied file(Notification.Other other, String provider, Instant at) {
    var past = other.merchantOrderNumber().flatMap(this::pastOf);
    if (past.isEmpty()) {
      archive.store(other.evidence());
      return Applied.of(Outcome.KEPT);
    }
    var source = other.evidence().source();
    var commands = new ArrayList<Command>();
    commands.add(new Command.FileNotification(at, provider, other.type(), other.id(), source));
    if (other.query()) {
      commands.add(new Command.RequestQuery(at, other.type(), other.refund(), source));
    }
    return writeOrArchive(past.get(), commands, other.evidence());
  }

  private Applied requestQuery(Notification.UnsignedHint hint, Instant at) {
    var past = pastOf(hint.merchantOrderNumber());
    if (past.isEmpty()) {
      archive.store(hint.evidence());
      return Applied.of(Outcome.KEPT);
    }
    var command =
        new Command.RequestQuery(
            at, hint.type(), Optional.of(hint.refund()), hint.evidence().source());
    return writeOrArchive(past.get(), List.of(command), hint.evidence());
  }

  private Optional<Past> pastOf(String merchantOrderNumber) {
    return AttemptId.parse(merchantOrderNumber)
        .map(id -> orders.find(id.order()))
        .filter(found -> found.order() instanceof Order.Known);
  }

  /// The number of our own refund leads to the unmatched payment that it refunds.
  private Optional<Past> unmatchedOf(Notification.RefundFinished refunded) {
    return RefundId.parse(refunded.number())
        .map(id -> orders.find(id.order()))
        .filter(found -> found.order() instanceof Order.Unmatched);
  }

  private Applied writeOrArchive(Past past, List<? extends Command> commands, Evidence evidence) {
    try {
      var applied = write(past, commands, evidence);
      if (applied.outcome() == Outcome.KNOWN) {
        archive.store(evidence); // perhaps known only because the order files no more
      }
      return applied;
    } catch (OrderFull e) {
      archive.store(evidence);
      return Applied.of(Outcome.ORDER_FULL, past);
    }
  }

  private Applied write(Past past, List<? extends Command> commands, Evidence evidence) {
    var after = new OrderWriter(orders).apply(past, _ -> commands, Optional.of(evidence));
    return Applied.of(after.length() > past.length() ? Outcome.RECORDED : Outcome.KNOWN, past);
  }
}

package guitai.checkout;

import guitai.bytes.Bytes;
import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.payment.Payment;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import guitai.provider.PaymentTokens;
import guitai.provider.PaymentTokens.Authorization;
import guitai.provider.PaymentTokens.Tender;
import guitai.provider.Wallet;
import java.time.InstantSource;
import java.util.List;

/// Authorizes an order's payment with a customer's token, once. The token is recorded with its
/// attempt first: when a call dies before it records the payment, the next call queries the
/// provider.
public record PaymentAuthorization(
    Orders orders, PaymentTokens tokens, List<Wallet> wallets, InstantSource clock) {
  public PaymentAuthorization {
    wallets = List.copyOf(wallets);
  }

  /// @return the order as it is then
  /// @throws Problem 404 where the order isn't this customer's; 422 where the token is not valid
  ///   for it; 409 where the attempt can't be paid or has another token; 402 where the card was
  ///   declined
  public Past authorize(OrderId id, Customer customer, Bytes token) {
    var past = orders.owned(id, customer);
    if (!(past.order() instanceof Order.AwaitingPayment awaiting)) {
      return past;
    }
    try (var tender = tokens.prove(token, clock.instant())) {
      return take(past, awaiting, tender);
    } catch (Forged e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private Past take(Past past, Order.AwaitingPayment order, Tender tender) {
    var attempt =
        order.attempts().stream()
            .filter(each -> wallets.stream().anyMatch(wallet -> wallet.serves(each)))
            .filter(each -> tender.isBoundTo(new AttemptId(past.id(), each.number())))
            .findFirst()
            .orElseThrow(() -> refused("the token is for another order"));
    if (!tender.isFor(order.placed().item().price())) {
      throw refused("the token is for another amount");
    }
    boolean again = past.tokenOf(attempt.number()).isPresent();
    var accept = new Command.AcceptToken(clock.instant(), attempt.number(), tender.digest());
    var accepted = new OrderWriter(orders).apply(past, accept);
    return again ? ask(accepted, order, attempt, tender) : send(accepted, order, attempt, tender);
  }

  /// An earlier call recorded the token and may have sent it: the provider knows.
  private Past ask(Past past, Order.AwaitingPayment order, Attempt attempt, Tender tender) {
    var id = new AttemptId(past.id(), attempt.number());
    return switch (Wallet.of(wallets, attempt).query(id, attempt.terms())) {
      case Wallet.PaymentStatus.Paid(var payment) -> record(past, id, payment);
      case Wallet.PaymentStatus.Unknown _ -> send(past, order, attempt, tender);
      case Wallet.PaymentStatus.Unpaid _ -> throw declined("by the card's issuer");
      case Wallet.PaymentStatus.Closed _,
          Wallet.PaymentStatus.PartlyRefunded _,
          Wallet.PaymentStatus.FullyRefunded _ ->
          throw Problem.of(409, "not-payable", "This attempt can't be paid any more.");
    };
  }

  private Past send(Past past, Order.AwaitingPayment order, Attempt attempt, Tender tender) {
    var id = new AttemptId(past.id(), attempt.number());
    return switch (tender.authorize(id, attempt.terms(), order.placed().item().price())) {
      case Authorization.Approved(var payment) -> record(past, id, payment);
      case Authorization.Declined(var code) -> throw declined(code);
    };
  }

  /// @throws Unavailable where the payment could not be recorded; RecoverPayments finds it
  private Past record(Past past, AttemptId id, Payment payment) {
    var paid = new Command.ApplyPayment(clock.instant(), id, payment, new Source.Authorization());
    return new OrderWriter(orders).apply(past, paid);
  }

  private static Problem refused(String why) {
    return Problem.of(422, "token-refused", "This token can't pay the order: " + why + ".");
  }

  private static Problem declined(String code) {
    return Problem.of(
        402, "declined", "The payment was declined (" + code + "): open another attempt.");
  }
}

package guitai.simulation.small;

import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A provider's payments, as small as can be. WeChat Pay repeats a prepay, closes an attempt and
/// says when it was refunded; UnionPay does none of these, and knows an attempt only once it is
/// paid.
record ModelWallet(Part provider, PortCaller caller) implements Wallet {
  private boolean wechatPay() {
    return provider == Part.WECHAT_PAY;
  }

  private Object call(String name, Function<Book, PortCall.Effect> deed) {
    var called =
        new PortCall(
            provider, name + " at " + Notice.name(provider), (part, _) -> deed.apply((Book) part));
    return caller.call(called);
  }

  @Override
  public Method method() {
    return wechatPay() ? Method.WECHAT_PAY : Method.APPLE_PAY;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.APP);
  }

  @Override
  public boolean repeatable() {
    return wechatPay();
  }

  @Override
  public AttemptTerms prepare(PrepayRequest request) {
    return new AttemptTerms(
        method(),
        request.channel(),
        Notice.ACCOUNT,
        Notice.APP,
        request.expiresAt(),
        "request of " + request.attempt().text(),
        request.returnUrl());
  }

  @Override
  public Prepay prepay(AttemptId id, AttemptTerms terms) {
    return (Prepay)
        call("asks for the prepay of attempt " + id.number(), book -> prepay(book, id, terms));
  }

  private static PortCall.Effect prepay(Book book, AttemptId id, AttemptTerms terms) {
    var known = Optional.ofNullable(book.trades().get(id.number()));
    if (known.filter(trade -> trade.closed() || trade.payment().isPresent()).isPresent()) {
      return new PortCall.Effect(book, new Prepay.Refused("ORDER_CLOSED"));
    }
    var trade = new Book.Trade(id.text(), terms.expiresAt(), false, Optional.empty(), false);
    return new PortCall.Effect(
        book.with(id.number(), trade),
        new Prepay.Obtained(new PaymentInstructions(PaymentInstructions.Kind.TN, id.text())));
  }

  @Override
  public PaymentStatus query(AttemptId id, AttemptTerms terms) {
    return (PaymentStatus)
        call(
            "queries attempt " + id.number(),
            book -> new PortCall.Effect(book, status(book, id.number())));
  }

  private PaymentStatus status(Book book, int attempt) {
    var known = Optional.ofNullable(book.trades().get(attempt));
    if (known.isEmpty()) {
      return new PaymentStatus.Unknown();
    }
    var trade = known.get();
    if (trade.payment().isEmpty()) {
      return wechatPay()
          ? trade.closed() ? new PaymentStatus.Closed() : new PaymentStatus.Unpaid()
          : new PaymentStatus.Unknown();
    }
    var payment = trade.payment().get();
    return wechatPay() && book.accepted(payment) > 0
        ? new PaymentStatus.PartlyRefunded(payment)
        : new PaymentStatus.Paid(payment);
  }

  @Override
  public Close close(AttemptId id, AttemptTerms terms) {
    return (Close) call("closes attempt " + id.number(), book -> close(book, id.number()));
  }

  private PortCall.Effect close(Book book, int attempt) {
    var known = Optional.ofNullable(book.trades().get(attempt));
    if (!wechatPay() || known.isEmpty()) {
      return new PortCall.Effect(book, new Close.OnlyByExpiry());
    }
    var trade = known.get();
    if (trade.payment().isPresent()) {
      return new PortCall.Effect(book, new Close.AlreadyPaid());
    }
    var closed = new Book.Trade(trade.number(), trade.expiresAt(), true, Optional.empty(), false);
    return new PortCall.Effect(book.with(attempt, closed), new Close.Done());
  }
}

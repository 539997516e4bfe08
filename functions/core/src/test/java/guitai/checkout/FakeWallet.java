package guitai.checkout;

import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A wallet whose answers a test sets, and which records the calls.
public final class FakeWallet implements Wallet {
  final List<String> asked = new CopyOnWriteArrayList<>();
  boolean repeatable = true;
  public Function<AttemptId, PaymentStatus> status =
      _ -> {
        throw new Unavailable("this wallet is asked nothing else");
      };
  public Function<PaymentId, Optional<PaymentStatus>> payment = _ -> Optional.empty();
  public Function<String, Optional<KnownPayment>> transaction = _ -> Optional.empty();
  Function<AttemptId, Close> close =
      _ -> {
        throw new Unavailable("this wallet is asked nothing else");
      };
  Function<AttemptId, Prepay> answer =
      id ->
          new Prepay.Obtained(
              new PaymentInstructions(PaymentInstructions.Kind.QR_CODE, "code:" + id.text()));

  @Override
  public Method method() {
    return Method.WECHAT_PAY;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.QR);
  }

  @Override
  public AttemptTerms prepare(PrepayRequest request) {
    return new AttemptTerms(
        method(),
        request.channel(),
        "1900000001",
        "wxapp",
        request.expiresAt(),
        "request of " + request.attempt().text(),
        request.returnUrl());
  }

  @Override
  public boolean repeatable() {
    return repeatable;
  }

  @Override
  public Prepay prepay(AttemptId id, AttemptTerms attempt) {
    asked.add(attempt.request());
    return answer.apply(id);
  }

  @Override
  public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
    return status.apply(id);
  }

  @Override
  public Optional<PaymentStatus> query(PaymentId id) {
    return payment.apply(id);
  }

  @Override
  public Optional<KnownPayment> transaction(String number) {
    return transaction.apply(number);
  }

  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    return close.apply(id);
  }
}

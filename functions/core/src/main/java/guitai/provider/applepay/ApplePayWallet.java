package guitai.provider.applepay;

import guitai.json.Json;
import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.payment.Payment;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/// Apple Pay on the web: the customer's browser shows the payment sheet and hands over a token,
/// which the merchant's acquirer authorizes.
///
/// @see <a
///   href="https://developer.apple.com/documentation/applepayontheweb/applepaypaymentrequest">Apple
///   Pay on the Web</a>
public record ApplePayWallet(ApplePayMerchant merchant, Acquirer acquirer) implements Wallet {
  private static final String MAINLAND = "CN";
  private static final String NETWORK = "chinaUnionPay";

  @Override
  public Method method() {
    return Method.APPLE_PAY;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.WEB);
  }

  @Override
  public boolean serves(Attempt attempt) {
    return attempt.method() == method()
        && attempt.channel() == Channel.WEB
        && attempt.terms().account().equals(acquirer.account());
  }

  @Override
  public AttemptTerms prepare(PrepayRequest request) {
    if (request.payer().openId().isPresent()) {
      throw Problem.of(422, "payer-not-wanted", "Apple Pay takes no payer.");
    }
    return new AttemptTerms(
        Method.APPLE_PAY,
        request.channel(),
        acquirer.account(),
        merchant.id(),
        request.expiresAt(),
        paymentRequest(request),
        request.returnUrl());
  }

  /// The argument of `new ApplePaySession`. Apple signs the digest of `applicationData` into the
  /// token, so that a token pays this attempt and no other.
  private String paymentRequest(PrepayRequest request) {
    var binding = request.attempt().text().getBytes(StandardCharsets.US_ASCII);
    return Json.object()
        .add("countryCode", MAINLAND)
        .add("currencyCode", request.amount().currency().getCurrencyCode())
        .add("merchantCapabilities", Json.array().add("supports3DS").add("supportsEMV"))
        .add("supportedNetworks", Json.array().add(NETWORK))
        .add(
            "total",
            Json.object()
                .add("label", merchant.name())
                .add("type", "final")
                .add("amount", decimal(request.amount())))
        .add("applicationData", Base64.getEncoder().encodeToString(binding))
        .build()
        .toString();
  }

  private static String decimal(Money amount) {
    int digits = Math.max(amount.currency().getDefaultFractionDigits(), 0);
    return BigDecimal.valueOf(amount.minorUnits(), digits).toPlainString();
  }

  /// Without a call: the recorded attempt has all that the customer's page needs.
  @Override
  public Prepay prepay(AttemptId id, AttemptTerms attempt) {
    return new Prepay.Obtained(
        new PaymentInstructions(PaymentInstructions.Kind.INVOKE, attempt.request()));
  }

  @Override
  public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
    return switch (acquirer.query(id)) {
      case PaymentStatus.Paid(var payment) -> new PaymentStatus.Paid(of(attempt, payment));
      case PaymentStatus.PartlyRefunded(var payment) ->
          new PaymentStatus.PartlyRefunded(of(attempt, payment));
      case PaymentStatus.FullyRefunded(var payment) ->
          new PaymentStatus.FullyRefunded(of(attempt, payment));
      case PaymentStatus.Unpaid unpaid -> unpaid;
      case PaymentStatus.Closed closed -> closed;
      case PaymentStatus.Unknown unknown -> unknown;
    };
  }

  /// An acquirer names no merchant identifier of Apple's: it is that of the attempt.
  private static Payment of(AttemptTerms attempt, Payment payment) {
    return new Payment(payment.id(), attempt.app(), payment.amount(), payment.paidAt());
  }

  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    return acquirer.cancel(id);
  }
}

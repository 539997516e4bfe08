package guitai.order;

import guitai.payment.PaymentId;
import guitai.storefront.Money;

/// The parameters of a refund, fixed before the provider gets the request.
///
/// @param attempt that was paid
/// @param total of the payment
/// @param reason shown to the customer
public record RefundTerms(
    int attempt, PaymentId payment, Money amount, Money total, String reason) {}

package guitai.checkout;

import guitai.payment.Customer;

/// What a customer asks to buy, and how to pay.
public record CheckoutRequest(
    Customer customer, String storefront, String product, PaymentChoice choice) {}

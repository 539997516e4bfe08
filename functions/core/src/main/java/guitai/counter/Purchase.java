package guitai.counter;

import guitai.payment.Customer;

/// What a customer asks to buy, and how to pay.
public record Purchase(Customer customer, String storefront, String product, Choice choice) {}

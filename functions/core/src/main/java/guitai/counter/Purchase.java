package guitai.counter;

import guitai.order.Customer;

/// What a customer asks to buy, and how to pay.
public record Purchase(Customer customer, String storefront, String product, Choice choice) {}

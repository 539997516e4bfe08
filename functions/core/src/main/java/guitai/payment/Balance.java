package guitai.payment;

import guitai.storefront.Money;

/// Where a payment's money is: the four add up to it.
public record Balance(Money kept, Money refunded, Money refunding, Money held) {}

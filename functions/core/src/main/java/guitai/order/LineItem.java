package guitai.order;

import guitai.storefront.Money;
import guitai.storefront.Term;

/// What an order buys, as the catalogue had it when it was placed.
public record LineItem(
    String storefront, String product, String kind, String title, Money price, Term term) {}

package guitai.order;

import guitai.storefront.Money;
import guitai.storefront.Term;

/// What an order buys, as the catalogue showed it when the order was placed.
public record LineItem(
    String storefront, String product, String kind, String title, Money price, Term term) {}

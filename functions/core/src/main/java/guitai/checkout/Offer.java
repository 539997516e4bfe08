package guitai.checkout;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Ownership;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import guitai.storefront.Product;
import guitai.storefront.Storefront;
import guitai.storefront.Storefronts;
import guitai.storefront.Term;
import java.util.List;

/// What can be sold to a customer now, or the problem that says why not.
record Offer(Product product, Wallet wallet) {
  static Offer of(
      CheckoutRequest request,
      Storefronts storefronts,
      List<Wallet> wallets,
      Entitlements entitlements) {
    var storefront =
        storefronts
            .find(request.storefront())
            .orElseThrow(() -> refused("unknown-storefront", "There is no such storefront."));
    var product = product(request, storefront);
    var wallet = wallet(request.choice(), storefront, wallets);
    requireNotOwned(request, product, entitlements);
    return new Offer(product, wallet);
  }

  private static Product product(CheckoutRequest request, Storefront storefront) {
    var product =
        storefront
            .product(request.product())
            .orElseThrow(() -> refused("unknown-product", "This storefront has no such product."));
    var store =
        storefront
            .store(product.store())
            .orElseThrow(() -> refused("unknown-store", "This storefront has no such store."));
    store
        .closedBecause()
        .ifPresent(reason -> {
          throw refused("store-closed", reason);
        });
    return product;
  }

  /// The wallet that takes this choice in this storefront.
  static Wallet wallet(PaymentChoice choice, Storefront storefront, List<Wallet> wallets) {
    if (!storefront.methods().contains(choice.method())) {
      throw refused("method-not-offered", "This storefront does not take this method.");
    }
    var ofMethod = wallets.stream().filter(wallet -> wallet.method() == choice.method()).toList();
    if (ofMethod.isEmpty()) {
      throw refused("method-not-offered", "This method is not offered here.");
    }
    return ofMethod.stream()
        .filter(wallet -> wallet.channels().contains(choice.channel()))
        .findFirst()
        .orElseThrow(
            () -> refused("channel-not-offered", "This method is not offered in this channel."));
  }

  /// A pass may be bought again, to follow the one that runs; an app may not.
  private static void requireNotOwned(
      CheckoutRequest request, Product product, Entitlements entitlements) {
    if (product.term() instanceof Term.ForGood
        && Ownership.owned(entitlements.of(request.customer(), product.id()))) {
      throw Problem.of(409, "already-owned", "The customer owns this product already.");
    }
  }

  private static Problem refused(String type, String detail) {
    return Problem.of(422, type, detail);
  }
}

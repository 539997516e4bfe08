package guitai.purchase;

class MemoryPurchasesTest implements PurchasesContract {
  private final MemoryPurchases purchases = new MemoryPurchases();

  @Override
  public Purchases purchases() {
    return purchases;
  }

  @Override
  public AccountTokens accounts() {
    return purchases;
  }
}

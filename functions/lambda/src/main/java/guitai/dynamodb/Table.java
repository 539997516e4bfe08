package guitai.dynamodb;

/// The tables. They are separate where retention, recovery or permissions differ.
public enum Table {
  /// Orders with their events, and payments of no order; has the stream.
  ORDERS("orders", "ORDERS_TABLE"),

  /// Verified deliveries, deleted when their retention is over.
  EVIDENCE("evidence", "EVIDENCE_TABLE"),

  /// Grants by customer.
  ENTITLEMENTS("entitlements", "ENTITLEMENTS_TABLE"),

  /// One document for each storefront.
  CATALOGUE("catalogue", "CATALOGUE_TABLE"),

  /// Payments and refunds on the pages of their days, written with their orders.
  LEDGER("ledger", "LEDGER_TABLE"),

  /// Daily reports of the reconciliation (对账), with their differences.
  REPORTS("statements", "STATEMENTS_TABLE"),

  /// Certificates that providers sign with, by provider.
  CERTIFICATES("certificates", "CERTIFICATES_TABLE");

  private final String text;
  private final String setting;

  Table(String text, String setting) {
    this.text = text;
    this.setting = setting;
  }

  /// The setting that names it, in the environment of the functions that may use it.
  public String setting() {
    return setting;
  }

  String text() {
    return text;
  }
}

package guitai.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people did in a history: it tells the judge what may have become of a payment.
final class Deeds {
  private final Map<String, String> customers = new HashMap<>();
  private final Set<String> inApp = new HashSet<>();
  private final Set<String> cancelled = new HashSet<>();
  private final Set<String> paidLate = new HashSet<>();
  private final Set<String> refunded = new HashSet<>();
  private final Set<String> resolved = new HashSet<>();
  private final Set<String> outside = new HashSet<>();
  private final Map<String, String> sold = new HashMap<>();
  private final Map<String, Set<String>> decided = new HashMap<>();
  private final Set<String> granted = new HashSet<>();

  /// A customer placed an order.
  void place(String order, String customer) {
    customers.put(order, customer);
  }

  /// A customer bought something in the iOS app.
  void buyInApp(String customer) {
    inApp.add(customer);
  }

  boolean boughtInApp(String customer) {
    return inApp.contains(customer);
  }

  /// A customer cancelled an order, or tried to.
  void cancel(String order) {
    cancelled.add(order);
  }

  /// A customer paid an order that may have been closed.
  void payLate(String order) {
    paidLate.add(order);
  }

  /// An order was refunded here or at a provider's console, or it was tried.
  void refund(String order) {
    refunded.add(order);
  }

  /// Operators decided on a payment's held amount, or tried to.
  ///
  /// @param way by its name in our contract
  void resolve(String payment, String way) {
    resolved.add(payment);
    if (way.equals("refunded-outside-provider")) {
      outside.add(payment);
    }
  }

  /// Operators granted the held payment of an order, or tried to.
  void grant(String order) {
    granted.add(order);
  }

  /// The App Store sold a transaction to a customer.
  void sellInApp(String transaction, String customer) {
    sold.put(transaction, customer);
  }

  /// Who bought it; empty where the buyer never learned its number.
  Optional<String> buyer(String transaction) {
    return Optional.ofNullable(sold.get(transaction));
  }

  /// Two operators decided on a held transaction, or tried to.
  void resolveInApp(String transaction, String way) {
    decided.computeIfAbsent(transaction, _ -> new HashSet<>()).add(way);
  }

  /// The ways in which operators decided on it, or tried to.
  Set<String> decisions(String transaction) {
    return decided.getOrDefault(transaction, Set.of());
  }

  boolean grantedByOperators(String order) {
    return granted.contains(order);
  }

  /// Who placed the order.
  String customer(String order) {
    return Optional.ofNullable(customers.get(order)).orElseThrow();
  }

  /// Whether the payment was made while its order could be paid, for all that people did.
  boolean inTime(Books.Paid paid) {
    return !paid.paidAt().isAfter(paid.expiresAt())
        && !cancelled.contains(paid.order())
        && !paidLate.contains(paid.order());
  }

  /// Whether people decided on the payment.
  boolean decided(Books.Paid paid) {
    return refunded.contains(paid.order()) || resolved.contains(paid.payment());
  }

  boolean resolved(Books.Paid paid) {
    return resolved.contains(paid.payment());
  }

  /// Whether operators declared it to be refunded outside its provider.
  boolean refundedOutside(Books.Paid paid) {
    return outside.contains(paid.payment());
  }
}

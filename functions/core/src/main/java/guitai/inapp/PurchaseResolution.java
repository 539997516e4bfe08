package guitai.inapp;

import guitai.payment.ResolutionWay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A resolution (处置) of a held transaction: one operator proposes it, another confirms it (复核). The
/// newest proposal for a transaction replaces those before it; an unconfirmed one lapses.
public record PurchaseResolution(
    PurchaseEvent.ResolutionProposed proposed,
    Optional<PurchaseEvent.ResolutionConfirmed> confirmed) {
  /// A proposal that isn't confirmed within this time lapses.
  public static final Duration LIFE = Duration.ofDays(7);

  /// What is decided.
  ///
  /// @param cause why the transaction is held
  /// @param gives what it grants; empty for any other way than `grant`
  public record Terms(
      String transaction,
      PurchaseHold cause,
      ResolutionWay way,
      Optional<SoldTransaction.Gives> gives) {}

  public int number() {
    return proposed.number();
  }

  public Instant lapsesAt() {
    return proposed.at().plus(LIFE);
  }
}

package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Trade.Opening;
import guitai.sandbox.alipay.Trade.Payment;
import guitai.sandbox.alipay.Trade.Status;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Ledger;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What happened, as the journal keeps it.
sealed interface Entry extends Ledger.Entry {
  /// @param code of a QR code, or nothing
  record Ordered(OrderRequest request, Instant at, Instant expiresAt, String code)
      implements Entry {}

  /// Somebody scanned the code, or came to the page.
  record Opened(String number, Opening opening, List<Callback> owed) implements Entry {}

  record Settled(String number, Opening opening, Payment payment, List<Callback> owed)
      implements Entry {}

  record Closed(String number, Instant at, List<Callback> owed) implements Entry {}

  record Returned(String order, Refund refund, List<Callback> owed) implements Entry {}

  /// What is to become of an order's refunds from now on.
  ///
  /// @param plan of their callbacks, as it was asked for
  record Decided(String order, Refund.Outcome outcome, Optional<JsonObject> plan)
      implements Entry {}

  /// @param fen that can be refunded from now on, empty for any
  record Funded(Optional<Long> fen) implements Entry {}

  /// @param statuses of which the merchant wants to be told
  record Triggered(Set<Status> statuses) implements Entry {}

  /// Answers are signed under the certificate that follows.
  record Rotated() implements Entry {}

  record Troubled(BillTrouble trouble) implements Entry {}

  record Agreed(Agreement agreement, List<Callback> owed) implements Entry {}

  @Override
  default List<Callback> owed() {
    return List.of();
  }

  @Override
  default JsonObject toJson() {
    return EntryJson.of(this);
  }
}

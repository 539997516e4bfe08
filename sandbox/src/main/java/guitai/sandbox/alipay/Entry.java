package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Trade.Creation;
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

/// Something that happened, as the journal stores it.
sealed interface Entry extends Ledger.Entry {
  /// @param code of a QR code; other products have none
  record Ordered(OrderRequest request, Instant at, Instant expiresAt, Optional<String> code)
      implements Entry {}

  /// A customer scanned the code or opened the page.
  record Opened(String number, Creation opening, List<Callback> owed) implements Entry {}

  record PaymentMade(String number, Creation opening, Payment payment, List<Callback> owed)
      implements Entry {}

  record Closed(String number, Instant at, List<Callback> owed) implements Entry {}

  record RefundMade(String order, Refund refund, List<Callback> owed) implements Entry {}

  /// The planned outcome of an order's next refunds.
  ///
  /// @param plan of their callbacks, as the play requested it
  record Decided(String order, Refund.Outcome outcome, Optional<JsonObject> plan)
      implements Entry {}

  /// @param fen the balance available for refunds from then on, empty for no limit
  record Funded(Optional<Long> fen) implements Entry {}

  /// @param statuses to whose notifications the merchant subscribed
  record Triggered(Set<Status> statuses) implements Entry {}

  /// From then on the next certificate signs answers.
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

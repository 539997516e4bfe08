package guitai.order;

/// A refund that was made at the provider's console, and that the provider can't pay back.
///
/// @param ended whether it was paid back after all, or two operators have decided since
public record AbnormalRefund(Event.AbnormalRefundFound found, boolean ended) {
  static AbnormalRefund of(Event.AbnormalRefundFound found) {
    return new AbnormalRefund(found, false);
  }

  AbnormalRefund end() {
    return new AbnormalRefund(found, true);
  }
}

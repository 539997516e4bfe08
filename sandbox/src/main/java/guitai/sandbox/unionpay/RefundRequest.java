package guitai.sandbox.unionpay;

import java.util.Optional;

/// A request for a refund, of the merchant or of an operator at the console.
///
/// @param type `04` for a refund, `31` for a reversal
/// @param number the merchant's, or one that the console generated
/// @param message the merchant's; empty if an operator made it at the console
record RefundRequest(
    String type, String number, String time, long amount, Optional<Message> message) {
  static RefundRequest of(Message message, String type) {
    return new RefundRequest(
        type,
        message.text("orderId"),
        message.text("txnTime"),
        Long.parseLong(message.text("txnAmt")),
        Optional.of(message.without("signature", "certId")));
  }
}

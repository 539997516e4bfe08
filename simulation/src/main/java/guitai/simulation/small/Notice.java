package guitai.simulation.small;

import guitai.bytes.Bytes;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.provider.Delivery;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import java.util.Map;

/// A callback that a provider sends.
sealed interface Notice {
  String ACCOUNT = "1900000001";
  String APP = "app";

  Part provider();

  record Paid(Part provider, String merchantOrderNumber, Payment payment) implements Notice {}

  record Refunded(Part provider, Book.Made refund) implements Notice {}

  /// The provider's name in our contract.
  static String name(Part provider) {
    return provider == Part.WECHAT_PAY ? "wechat-pay" : "union-pay";
  }

  default String shown() {
    return switch (this) {
      case Paid paid -> name(provider()) + "'s callback of payment " + paid.payment().id().number();
      case Refunded(_, var made) ->
          name(provider()) + "'s callback of refund " + made.shown() + " " + made.progress();
    };
  }

  private Notification notification(Evidence evidence) {
    return switch (this) {
      case Paid(_, var number, var payment) -> new Notification.Paid(number, payment, evidence);
      case Refunded(_, var made) ->
          new Notification.RefundFinished(
              made.merchantOrderNumber(),
              made.payment().id().number(),
              made.number(),
              progress(made),
              evidence);
    };
  }

  private static Refunds.Progress progress(Book.Made made) {
    return ModelRefunds.progress(made);
  }

  /// How this callback is verified: it is genuine.
  default Notifications notifications() {
    return new Notifications() {
      @Override
      public String provider() {
        return name(Notice.this.provider());
      }

      @Override
      public Notification verify(Delivery delivery) {
        return notification(
            new Evidence(
                "digest of " + shown(),
                provider(),
                delivery.receivedAt(),
                Map.of(),
                Bytes.utf8(shown())));
      }

      @Override
      public Acknowledgement accepted(Delivery delivery) {
        return new Acknowledgement(200, "text/plain", "");
      }

      @Override
      public Acknowledgement refused(Delivery delivery, int status) {
        return new Acknowledgement(status, "text/plain", "");
      }
    };
  }
}

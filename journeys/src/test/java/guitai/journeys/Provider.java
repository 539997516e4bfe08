package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Store;
import jakarta.json.JsonObject;
import java.net.URI;

/// A wallet of the local store: the differences between the journeys by each wallet.
enum Provider {
  WECHAT_PAY("wechat-pay") {
    @Override
    URI simulator(Store store) {
      return store.simulator("wechat-pay");
    }

    @Override
    void seen(Store store, String order) {}

    @Override
    void tellOfRefunds(Store store) {}

    @Override
    JsonObject refundTrouble() {
      return Json.object()
          .add("play", "trouble")
          .add("path", "/v3/refund/domestic/refunds")
          .add("method", "POST")
          .add("kind", "timeout-after-doing")
          .build();
    }

    @Override
    boolean done(JsonObject refund) {
      return refund.getString("status").equals("SUCCESS");
    }
  },

  ALIPAY("alipay") {
    @Override
    URI simulator(Store store) {
      return store.simulator("alipay");
    }

    @Override
    void seen(Store store, String order) {
      play(store, Json.object().add("play", "scan").add("order", order).build());
    }

    @Override
    void tellOfRefunds(Store store) {
      var states = Json.array().add("TRADE_SUCCESS").add("TRADE_CLOSED");
      play(store, Json.object().add("play", "triggers").add("statuses", states).build());
    }

    @Override
    JsonObject refundTrouble() {
      return Json.object()
          .add("play", "trouble")
          .add("method", "alipay.trade.refund")
          .add("kind", "system-error-after-doing")
          .build();
    }

    @Override
    boolean done(JsonObject refund) {
      return refund.getBoolean("done");
    }
  },

  UNION_PAY("apple-pay") {
    @Override
    URI simulator(Store store) {
      return store.simulator("union-pay");
    }

    @Override
    void seen(Store store, String order) {}

    @Override
    void tellOfRefunds(Store store) {}

    @Override
    JsonObject refundTrouble() {
      return Json.object()
          .add("play", "trouble")
          .add("path", "/gateway/api/backTransReq.do")
          .add("kind", "timeout-after-doing")
          .build();
    }

    @Override
    boolean done(JsonObject refund) {
      return refund.getString("code").equals("00");
    }
  };

  private final String method;

  Provider(String method) {
    this.method = method;
  }

  abstract URI simulator(Store store);

  /// A customer scans the code; before that, Alipay knows no trade of the order.
  abstract void seen(Store store, String order);

  /// Whether it notifies refunds; at Alipay the merchant subscribes to that.
  abstract void tellOfRefunds(Store store);

  /// The provider executes the next refund, but its answer leaves the outcome unknown.
  abstract JsonObject refundTrouble();

  abstract boolean done(JsonObject refund);

  Shopper shopper(Store store, String name) {
    return Shopper.of(name, store.uri(), simulator(store), method);
  }

  /// The name of its daily reports.
  String source() {
    return this == UNION_PAY ? "union-pay" : method;
  }

  /// Whether it closes an order on demand; UnionPay's orders expire instead.
  boolean closes() {
    return this != UNION_PAY;
  }

  /// Another payment method of an order.
  String choice() {
    return choice(
        switch (this) {
          case WECHAT_PAY -> "mobile-web";
          case ALIPAY -> "qr";
          case UNION_PAY -> "app";
        });
  }

  /// How the customer pays by that other method.
  String choiceKind() {
    return switch (this) {
      case WECHAT_PAY -> "redirect";
      case ALIPAY -> "qr-code";
      case UNION_PAY -> "tn";
    };
  }

  String choice(String channel) {
    return Json.object().add("method", method).add("channel", channel).build().toString();
  }

  String wish(String product, String channel) {
    return Shopper.wish("CHN", product, method, channel);
  }

  void play(Store store, JsonObject play) {
    var answer = Shopper.post(simulator(store).resolve("/simulate"), play.toString());
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
  }
}

package guitai.sandbox.wechatpay;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.Courier.Answer;
import java.net.URI;
import java.util.Map;

/// One delivery to the merchant.
sealed interface Notification {
  URI to();

  Map<String, String> headers();

  Bytes body();

  String contentType();

  boolean acknowledged(Answer.Given answer);

  /// JSON, signed and encrypted; only the answer's status counts.
  record Signed(URI to, Map<String, String> headers, Bytes body) implements Notification {
    public Signed {
      headers = Map.copyOf(headers);
    }

    @Override
    public String contentType() {
      return "application/json";
    }

    @Override
    public boolean acknowledged(Answer.Given answer) {
      return answer.status() == 200 || answer.status() == 204;
    }
  }

  /// XML of the API's second version, unsigned; the answer is XML too.
  record Old(URI to, Bytes body) implements Notification {
    @Override
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public String contentType() {
      return "text/xml";
    }

    @Override
    public boolean acknowledged(Answer.Given answer) {
      return answer.status() == 200
          && answer
              .body()
              .matches("(?s).*<return_code>\\s*(<!\\[CDATA\\[)?SUCCESS(]]>)?\\s*</return_code>.*");
    }
  }
}

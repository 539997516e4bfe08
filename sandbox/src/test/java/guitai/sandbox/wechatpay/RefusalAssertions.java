package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import java.net.http.HttpResponse;

/// Checks the form of the provider's errors.
final class RefusalAssertions {
  private RefusalAssertions() {}

  static void with(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Json.parse(answer.body()).getString("code")).isEqualTo(code);
  }
}

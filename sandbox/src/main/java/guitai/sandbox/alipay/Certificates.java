package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Merchant.Certificate;
import guitai.sandbox.simulator.Ledger;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;

/// Alipay's certificates: the one that signs answers, and downloads of any of them.
record Certificates(Merchant merchant, Ledger<OrderState, Entry> ledger) {
  Certificate inUse() {
    synchronized (ledger) {
      var all = merchant.certificates();
      return ledger.books().rotated() ? all.next() : all.now();
    }
  }

  JsonObjectBuilder download(Call call) {
    var number = Content.of(call, Set.of("alipay_cert_sn")).required("alipay_cert_sn", 64);
    var all = merchant.certificates();
    var certificate =
        Stream.of(all.now(), all.next())
            .filter(each -> each.number().equals(number))
            .findFirst()
            .orElseThrow(() -> ApiError.failed("isv.alipay-cert-not-exist", "支付宝公钥证书不存在"));
    return TradeCalls.success()
        .add(
            "alipay_cert_content",
            Base64.getEncoder()
                .encodeToString(certificate.pem().getBytes(StandardCharsets.US_ASCII)));
  }
}

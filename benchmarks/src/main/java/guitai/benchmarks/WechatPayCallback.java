package guitai.benchmarks;

import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.wechatpay.WechatPayAccount;
import guitai.provider.wechatpay.WechatPayKeys;
import guitai.provider.wechatpay.WechatPayNotifications;
import guitai.provider.wechatpay.WechatPaySecrets;
import guitai.storefront.Channel;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A payment's callback, verified and decrypted: by our code, and by WeChat Pay's own SDK.
@State(Scope.Benchmark)
public class WechatPayCallback {
  private static final String KEY_ID = "PUB_KEY_ID_0112345678902026010100000000000001";
  private static final String API_V3_KEY = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb";

  private final String publicKey = Vectors.text("/wechatpay/keys/go-platform-public-key.pem");
  private final JsonObject vector =
      Vectors.json("/wechatpay/notify/transaction-success-pubkey.json");
  private final Map<String, String> headers = headers();
  private final Bytes body = Bytes.utf8(vector.getString("body"));
  private final Instant now = Instant.ofEpochSecond(vector.getInt("now"));
  private final WechatPayNotifications ours = ours();
  private final NotificationParser theirs =
      new NotificationParser(
          new RSAPublicKeyNotificationConfig.Builder()
              .publicKey(publicKey)
              .publicKeyId(KEY_ID)
              .apiV3Key(API_V3_KEY)
              .build());

  private WechatPayNotifications ours() {
    var account =
        new WechatPayAccount(
            "1900007291",
            Map.of(Channel.WECHAT, "wxd678efh567hg6787"),
            URI.create("https://api.mch.weixin.qq.com"),
            URI.create("https://store.example/notifications/wechat-pay"));
    var keys =
        WechatPayKeys.parse(
            Json.object()
                .add(
                    "keys",
                    Json.array().add(Json.object().add("id", KEY_ID).add("publicKey", publicKey)))
                .add("answersWith", KEY_ID)
                .build()
                .toString());
    var secrets = new WechatPaySecrets(API_V3_KEY, Optional.empty());
    return new WechatPayNotifications(account, () -> keys, () -> secrets);
  }

  private Map<String, String> headers() {
    var all = new TreeMap<String, String>();
    var json = vector.getJsonObject("headers");
    json.keySet().forEach(name -> all.put(name, json.getString(name)));
    return all;
  }

  @Benchmark
  public Notification guitai() throws Forged {
    return ours.verify(new Delivery(headers, body, now));
  }

  @Benchmark
  public Transaction sdk() {
    var request =
        new RequestParam.Builder()
            .serialNumber(headers.get("Wechatpay-Serial"))
            .nonce(headers.get("Wechatpay-Nonce"))
            .signature(headers.get("Wechatpay-Signature"))
            .timestamp(headers.get("Wechatpay-Timestamp"))
            .signType(headers.get("Wechatpay-Signature-Type"))
            .body(vector.getString("body"))
            .build();
    return theirs.parse(request, Transaction.class);
  }
}

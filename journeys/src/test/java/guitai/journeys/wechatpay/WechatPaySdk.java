package guitai.journeys.wechatpay;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSACombinedNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import guitai.sandbox.http.Request;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// The official SDK as a merchant configures it, except that its signed requests go to a port of
/// this machine.
record WechatPaySdk(Config config, DefaultHttpClientBuilder builder) {
  static WechatPaySdk withPublicKey(JsonObject credentials, int port) {
    var config =
        new RSAPublicKeyConfig.Builder()
            .merchantId(credentials.getString("mchid"))
            .privateKey(credentials.getString("merchantPrivateKey"))
            .merchantSerialNumber(credentials.getString("merchantSerial"))
            .publicKey(credentials.getString("publicKey"))
            .publicKeyId(credentials.getString("publicKeyId"))
            .apiV3Key(credentials.getString("apiV3Key"))
            .build();
    return new WechatPaySdk(config, redirected(port).config(config));
  }

  static WechatPaySdk withCertificates(JsonObject credentials, int port) {
    var config =
        new RSAAutoCertificateConfig.Builder()
            .merchantId(credentials.getString("mchid"))
            .privateKey(credentials.getString("merchantPrivateKey"))
            .merchantSerialNumber(credentials.getString("merchantSerial"))
            .apiV3Key(credentials.getString("apiV3Key"))
            .httpClientBuilder(redirected(port))
            .build();
    return new WechatPaySdk(config, redirected(port).config(config));
  }

  HttpClient client() {
    return builder.build();
  }

  /// Knows both kinds of keys, as a merchant does during a migration from one to the other.
  static NotificationParser parser(JsonObject credentials, int port) {
    NotificationConfig both =
        new RSACombinedNotificationConfig.Builder()
            .merchantId(credentials.getString("mchid"))
            .privateKey(credentials.getString("merchantPrivateKey"))
            .merchantSerialNumber(credentials.getString("merchantSerial"))
            .publicKey(credentials.getString("publicKey"))
            .publicKeyId(credentials.getString("publicKeyId"))
            .apiV3Key(credentials.getString("apiV3Key"))
            .httpClient(withPublicKey(credentials, port).client())
            .build();
    return new NotificationParser(both);
  }

  static RequestParam received(Request callback) {
    return new RequestParam.Builder()
        .serialNumber(callback.header("wechatpay-serial").orElseThrow())
        .nonce(callback.header("wechatpay-nonce").orElseThrow())
        .timestamp(callback.header("wechatpay-timestamp").orElseThrow())
        .signature(callback.header("wechatpay-signature").orElseThrow())
        .signType(callback.header("wechatpay-signature-type").orElseThrow())
        .body(new String(callback.body().toArray(), StandardCharsets.UTF_8))
        .build();
  }

  private static DefaultHttpClientBuilder redirected(int port) {
    return new DefaultHttpClientBuilder()
        .okHttpClient(
            new OkHttpClient.Builder().addInterceptor(chain -> send(chain, port)).build());
  }

  private static Response send(Interceptor.Chain chain, int port) throws IOException {
    var request = chain.request();
    var here = request.url().newBuilder().scheme("http").host("localhost").port(port).build();
    return chain.proceed(request.newBuilder().url(here).build());
  }
}

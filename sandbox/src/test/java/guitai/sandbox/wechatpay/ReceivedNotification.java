package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.simulator.Shop;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A callback, verified as the documents say.
record ReceivedNotification(Request request, MerchantClient merchant) {
  String header(String name) {
    return request.header(name).orElse("");
  }

  boolean verifies() {
    return merchant.verifies(
        header("wechatpay-serial"),
        header("wechatpay-timestamp"),
        header("wechatpay-nonce"),
        Shop.text(request),
        header("wechatpay-signature"));
  }

  JsonObject envelope() {
    return Json.parse(Shop.text(request));
  }

  JsonObject opened() {
    var resource = envelope().getJsonObject("resource");
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(utf8(merchant.credential("apiV3Key")), "AES"),
          new GCMParameterSpec(128, utf8(resource.getString("nonce"))));
      cipher.updateAAD(utf8(resource.getString("associated_data")));
      return Json.parse(
          cipher.doFinal(Base64.getDecoder().decode(resource.getString("ciphertext"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package guitai.provider.wechatpay;

import guitai.host.Host;
import guitai.json.Field;
import guitai.problem.Unavailable;
import guitai.provider.CertificatePublisher;
import guitai.provider.Certificates.Certificate;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The certificates that WeChat Pay signs with (微信支付平台证书), as it publishes them for us. Separate
/// from the wallet, since only this class needs both the merchant's private key and the APIv3 key.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012551764">platform certificates</a>
public final class WechatPayCertificates implements CertificatePublisher {
  /// There are never more than a few at once.
  private static final int LIMIT = 20;

  private final WechatPayAccount account;
  private final Api api;
  private final Supplier<WechatPaySecrets> secrets;
  private final Host host;

  public WechatPayCertificates(
      WechatPayAccount account,
      Supplier<WechatPayMerchant> merchant,
      Supplier<WechatPayKeys> keys,
      Supplier<WechatPaySecrets> secrets,
      Host host) {
    this.account = account;
    this.api = new Api(account, merchant, keys, host);
    this.secrets = secrets;
    this.host = host;
  }

  @Override
  public String name() {
    return name(account);
  }

  /// Under which the certificates of an account are stored.
  public static String name(WechatPayAccount account) {
    return WechatPayNotifications.PROVIDER + ":" + account.mchid();
  }

  /// The certificates that haven't expired; none if the merchant has a public key only. The answer
  /// itself must be signed with a key we trust already, and each certificate encrypted with a key
  /// that only WeChat Pay and we have.
  ///
  /// @throws Unavailable if no answer could be verified, decrypted or read
  @Override
  public List<Certificate> certificates() {
    return switch (api.get("/v3/certificates")) {
      case Answer.Verified answer -> certificates(answer.json(), secrets.get(), host.instant());
      case Answer.NotDone(int status, _) when status == 404 -> List.of();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static List<Certificate> certificates(
      JsonObject json, WechatPaySecrets secrets, Instant now) {
    if (!(json.get("data") instanceof JsonArray data) || data.size() > LIMIT) {
      throw new Unavailable("a signed answer has no list of certificates");
    }
    return data.stream().flatMap(entry -> certificate(entry, secrets, now).stream()).toList();
  }

  private static Optional<Certificate> certificate(
      JsonValue value, WechatPaySecrets secrets, Instant now) {
    try {
      var entry = value.asJsonObject();
      var encrypted = Field.object(entry, "encrypt_certificate").orElseThrow();
      var pem = new String(EncryptedEvent.opened(encrypted, secrets), StandardCharsets.US_ASCII);
      var certificate = new Certificate(Field.required(entry, "serial_no"), pem);
      return Optional.of(certificate).filter(each -> PlatformCertificate.of(each).livesAt(now));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new Unavailable("a certificate of WeChat Pay's can't be decrypted or read", e);
    }
  }
}

package guitai.sandbox.alipay;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Accepts a call if the app signed exactly the text that was sent. The app is checked before the
/// signature.
///
/// @see <a href="https://opendocs.alipay.com/common/02kf5q">how requests are signed</a>
record RequestAuthentication(Merchant merchant) {
  private static final Set<String> CHARSETS = Set.of("utf-8", "gbk", "gb2312", "gb18030");
  private static final int ADDRESS_LIMIT = 256;
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'#]+");

  /// @throws ApiError if the call isn't authenticated
  void admit(Call call) {
    if (merchant.seller(required(call, "app_id", "isv.missing-app-id")).isEmpty()) {
      throw ApiError.invalid("isv.invalid-app-id", "无效的AppID参数");
    }
    if (!required(call, "sign_type", "isv.missing-signature-type").equals("RSA2")) {
      throw ApiError.invalid("isv.invalid-signature-type", "无效的签名类型");
    }
    var sign = required(call, "sign", "isv.missing-signature");
    form(call);
    if (call.certified()) {
      certificates(call);
    }
    signature(call, sign);
    addresses(call);
  }

  private static void form(Call call) {
    var timestamp = required(call, "timestamp", "isv.missing-timestamp");
    if (BeijingTime.parse(timestamp).isEmpty()) {
      throw ApiError.invalid("isv.invalid-timestamp", "非法的时间戳参数");
    }
    if (!required(call, "version", "isv.missing-version").equals("1.0")) {
      throw ApiError.invalid("isv.invalid-parameter", "version参数无效");
    }
    call.parameter("charset")
        .filter(name -> !CHARSETS.contains(name.toLowerCase(Locale.ROOT)))
        .ifPresent(_ -> {
          throw ApiError.invalid("isv.invalid-charset", "字符集错误");
        });
    call.parameter("format")
        .filter(name -> !name.toLowerCase(Locale.ROOT).equals("json"))
        .ifPresent(_ -> {
          throw ApiError.invalid("isv.invalid-format", "无效的数据格式");
        });
    call.parameter("encrypt_type")
        .ifPresent(_ -> {
          throw ApiError.invalid("isv.invalid-encrypt-type", "应用未开启内容加密");
        });
  }

  private void certificates(Call call) {
    var numbers = merchant.certificates();
    if (!required(call, "app_cert_sn", "isv.missing-app-cert-sn").equals(numbers.app())) {
      throw ApiError.invalid("isv.app-cert-not-exist", "应用公钥证书不存在");
    }
    if (!required(call, "alipay_root_cert_sn", "isv.missing-alipay-root-cert-sn")
        .equals(numbers.roots())) {
      throw ApiError.invalid("isv.invalid-alipay-root-cert-sn", "支付宝根证书序列号无效");
    }
  }

  private void signature(Call call, String sign) {
    var signed = new TreeMap<>(call.parameters());
    signed.remove("sign");
    if (!Signer.fits(merchant.key(), Form.signed(signed, call.charset()), sign)) {
      throw ApiError.invalid("isv.invalid-signature", "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配");
    }
  }

  private static void addresses(Call call) {
    for (var name : List.of("notify_url", "return_url")) {
      call.parameter(name)
          .filter(address -> !web(address))
          .ifPresent(_ -> {
            throw ApiError.invalid("isv.invalid-parameter", name + "参数无效");
          });
    }
  }

  private static boolean web(String address) {
    try {
      return address.length() <= ADDRESS_LIMIT
          && ADDRESS.matcher(address).matches()
          && URI.create(address).getHost() != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String required(Call call, String name, String subCode) {
    return call.parameter(name).orElseThrow(() -> ApiError.missing(subCode, "缺少" + name + "参数"));
  }
}

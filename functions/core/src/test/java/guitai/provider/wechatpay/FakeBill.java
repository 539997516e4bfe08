package guitai.provider.wechatpay;

import guitai.provider.Bills.Line;
import guitai.provider.Bills.Totals;
import guitai.provider.wechatpay.FakeServer.Reply;
import guitai.storefront.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A server with one bill, in WeChat Pay's form.
final class FakeBill implements AutoCloseable {
  static final String PATH = "/v3/billdownload/file?token=a%2Bb";
  static final String COLUMNS =
      "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
          + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
          + "手续费,费率,订单金额,申请退款金额,费率备注";
  static final String SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

  final FakeServer server = new FakeServer(Reply.error(503, "X"));

  FakeBill(byte[] packed, String sha1) {
    server.give(downloadAddress("SHA1", sha1, server.address() + PATH), Reply.file(packed));
  }

  static FakeBill of(String... rows) {
    return file(text(Arrays.asList(rows)));
  }

  static FakeBill file(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new FakeBill(packed(bytes), sha1(bytes));
  }

  static Reply downloadAddress(String hashType, String hash, String url) {
    return Reply.signed(
        200,
        "{\"hash_type\":\"%s\",\"hash_value\":\"%s\",\"download_url\":\"%s\"}"
            .formatted(hashType, hash, url));
  }

  static String text(List<String> rows) {
    return "\uFEFF"
        + COLUMNS
        + "\r\n"
        + String.join("", rows.stream().map(row -> row + "\r\n").toList())
        + SUMS
        + "\r\n`"
        + rows.size()
        + ".0,`0.0,`0.0,`0.0,`0.0,`0.0,`0.0\r\n";
  }

  /// A payment with a coupon of a fen.
  static String paid(String yuan, String fee) {
    return String.join(
        ",`",
        "`2026-01-01"
            + " 10:03:04,`wxqr,`1900000001,`0,`,`4200001,`A01,`openid,`NATIVE,`SUCCESS,`OTHERS",
        "CNY,`5.99,`0.01,`0,`0,`0.00,`0.00,`,`,`应用,`",
        fee,
        "0.60%",
        yuan,
        "0.00",
        "");
  }

  static String refunded(String number, String state, String yuan) {
    return String.join(
        ",`",
        "`2026-01-01 10:03:04,`wxqr,`1900000001,`0,`,`4200001,`A01,`openid,`NATIVE,`REFUND,`OTHERS",
        "CNY,`0.00,`0.00,`50001",
        number,
        yuan,
        "0.00,`ORIGINAL",
        state,
        "应用,`,`-0.01200,`0.60%,`0.00",
        yuan,
        "");
  }

  static String with(String row, String column, String value) {
    var values = new ArrayList<>(Arrays.asList(row.substring(1).split(",`", -1)));
    values.set(Arrays.asList(COLUMNS.split(",", -1)).indexOf(column), value);
    return "`" + String.join(",`", values);
  }

  static Totals sums(List<Line> lines) {
    long paid = 0;
    long refunded = 0;
    for (var line : lines) {
      switch (line) {
        case Line.Paid _, Line.Voided _ -> paid += line.amount().minorUnits();
        case Line.Refunded _ -> refunded += line.amount().minorUnits();
      }
    }
    return new Totals(lines.size(), Money.of(paid, "CNY"), Money.of(refunded, "CNY"));
  }

  static byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  WechatPayBills bills() {
    return new WechatPayBills(
        FakeWechatPay.account(server.address()),
        () -> FakeWechatPay.MERCHANT,
        () -> FakeWechatPay.KEYS,
        new FixedNonce(FakeWechatPay.NOW, "NONCE"));
  }

  @Override
  public void close() {
    server.close();
  }
}

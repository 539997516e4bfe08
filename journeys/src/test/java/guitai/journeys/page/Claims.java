package guitai.journeys.page;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a text of the page says about money, against what the API knows of the order.
///
/// @param order as the API answered it
/// @param owned whether an entitlement is active because of it
record Claims(JsonObject order, boolean owned) {
  private static final Pattern AMOUNT = Pattern.compile("[¥￥]\\s?([0-9,]+\\.[0-9]{2})");
  private static final Pattern NOT_CHARGED =
      Pattern.compile("没有扣款|未扣款|没扣|(?i)(nothing|not|wasn't|n't been) (was )?charged");
  private static final Pattern NONE_FOUND =
      Pattern.compile("没有查到这个订单的付款|No payment of it was found");
  private static final Pattern RECEIVED =
      Pattern.compile("收到了|(^|\\n)已付款|(^|\\n)付款\\n|We received|(^|\\n)Paid");
  private static final Pattern REFUNDED =
      Pattern.compile("已退|已部分退|went back|(^|\\n)Refunded|Partly refunded");
  private static final Pattern REFUNDING =
      Pattern.compile("正在退|退款中|on its way back|Being refunded");
  private static final Pattern HELD =
      Pattern.compile("人工|with a person|A person|a person is", Pattern.CASE_INSENSITIVE);
  private static final Pattern OWNED = Pattern.compile("已拥有|是你的|Yours|yours");

  /// What the text says that the API doesn't know; empty where it says no more.
  List<String> unknown(String text) {
    var findings = new ArrayList<String>();
    says(text, NOT_CHARGED, false, findings);
    says(text, NONE_FOUND, state().equals("closed") && total("amount") == 0, findings);
    says(text, RECEIVED, total("amount") > 0, findings);
    says(text, REFUNDED, total("refunded") > 0, findings);
    says(text, REFUNDING, total("refunding") > 0, findings);
    says(text, HELD, total("held") > 0, findings);
    says(text, OWNED, owned, findings);
    var known = known();
    AMOUNT
        .matcher(text)
        .results()
        .map(match -> fen(match.group(1)))
        .filter(amount -> !known.contains(amount))
        .forEach(amount -> findings.add("says an amount that isn't known: " + amount));
    return findings;
  }

  private static void says(String text, Pattern what, boolean known, List<String> findings) {
    if (!known && what.matcher(text).find()) {
      findings.add("says " + what);
    }
  }

  private String state() {
    return order.getString("state");
  }

  private Set<Long> known() {
    var known = new HashSet<Long>();
    for (var part : List.of("amount", "refunded", "refunding", "held")) {
      known.add(total(part));
      payments().forEach(payment -> known.add(minorUnits(payment, part)));
    }
    return known;
  }

  private long total(String part) {
    return payments().stream().mapToLong(payment -> minorUnits(payment, part)).sum();
  }

  private List<JsonObject> payments() {
    return order.getJsonArray("payments").getValuesAs(JsonObject.class);
  }

  private static long minorUnits(JsonObject payment, String part) {
    return payment.getJsonObject(part).getJsonNumber("minorUnits").longValueExact();
  }

  private static long fen(String yuan) {
    return new BigDecimal(yuan.replace(",", "")).movePointRight(2).longValueExact();
  }
}

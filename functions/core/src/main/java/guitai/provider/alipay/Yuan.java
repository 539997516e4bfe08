package guitai.provider.alipay;

import guitai.storefront.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Amounts as Alipay writes them: yuan, in decimals. Compared as money, never as text.
final class Yuan {
  private static final int FEN = 2;
  private static final Pattern FORM = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,2})?");

  private Yuan() {}

  /// Empty if the text is no amount in whole fen, or is below zero.
  static Optional<Money> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(Money.of(fen(new BigDecimal(text)), "CNY"))
        : Optional.empty();
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(FEN).longValueExact();
  }

  static String write(Money money) {
    if (!money.currency().getCurrencyCode().equals("CNY")) {
      throw new IllegalArgumentException("Alipay counts in yuan");
    }
    return BigDecimal.valueOf(money.minorUnits(), FEN).toPlainString();
  }
}

package guitai.sandbox.alipay;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Amounts as Alipay writes them: yuan with two decimals. The simulator's amounts are fen.
final class Yuan {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");

  private Yuan() {}

  static String of(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  static Optional<Long> fen(String text) {
    return Optional.of(text)
        .filter(amount -> AMOUNT.matcher(amount).matches())
        .map(amount -> new BigDecimal(amount).movePointRight(2).longValueExact());
  }
}

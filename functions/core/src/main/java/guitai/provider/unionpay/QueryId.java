package guitai.provider.unionpay;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// UnionPay's number of a transaction (查询流水号): two digits, the time at which UnionPay passed it on
/// (year without century to second), six digits of its trace number, and one more.
final class QueryId {
  private static final Pattern FORM = Pattern.compile("[0-9]{2}([0-9]{12})[0-9]{7}");

  private QueryId() {}

  /// Empty where the text is no such number.
  static Optional<Instant> at(String number) {
    var form = FORM.matcher(number);
    return form.matches() ? ChinaTime.parse("20" + form.group(1)) : Optional.empty();
  }
}

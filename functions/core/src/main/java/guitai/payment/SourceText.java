package guitai.payment;

import java.time.LocalDate;
import java.util.regex.Pattern;

/// Sources as the texts that are stored. A text that was written once must stay readable for ever.
final class SourceText {
  private static final String QUERY = "query";
  private static final String AUTHORIZATION = "authorization";
  private static final String BILL = "bill ";
  private static final String COMPARISON = "entitlements ";
  private static final String RESOLUTION = "resolution ";

  private static final Pattern BILL_FORM =
      Pattern.compile(BILL + "(\\d{4}-\\d{2}-\\d{2}) (.*)", Pattern.DOTALL);
  private static final Pattern COMPARISON_FORM =
      Pattern.compile(COMPARISON + "(\\d{4}-\\d{2}-\\d{2}) (\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern RESOLUTION_FORM = Pattern.compile(RESOLUTION + "(\\d{1,9})");

  private SourceText() {}

  static String write(Source source) {
    return switch (source) {
      case Source.Delivery(var digest) -> digest;
      case Source.Query _ -> QUERY;
      case Source.Authorization _ -> AUTHORIZATION;
      case Source.Bill(var day, var line) -> BILL + day + " " + line;
      case Source.Comparison(var day, var comparedOn) -> COMPARISON + day + " " + comparedOn;
      case Source.Resolution(var number) -> RESOLUTION + number;
    };
  }

  /// A digest contains no space and equals none of the constants.
  static Source read(String text) {
    return switch (text) {
      case QUERY -> new Source.Query();
      case AUTHORIZATION -> new Source.Authorization();
      default -> numbered(text);
    };
  }

  private static Source numbered(String text) {
    var bill = BILL_FORM.matcher(text);
    if (bill.matches()) {
      return new Source.Bill(LocalDate.parse(bill.group(1)), bill.group(2));
    }
    var comparison = COMPARISON_FORM.matcher(text);
    if (comparison.matches()) {
      return new Source.Comparison(
          LocalDate.parse(comparison.group(1)), LocalDate.parse(comparison.group(2)));
    }
    var resolution = RESOLUTION_FORM.matcher(text);
    return resolution.matches()
        ? new Source.Resolution(Integer.parseInt(resolution.group(1)))
        : new Source.Delivery(text);
  }
}

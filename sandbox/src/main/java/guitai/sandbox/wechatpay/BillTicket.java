package guitai.sandbox.wechatpay;

import java.time.LocalDate;

/// Which bill an address was given for.
record BillTicket(Bills.Kind kind, LocalDate date, boolean zipped) {
  String text() {
    return kind + " " + date + " " + zipped;
  }

  static BillTicket of(String text) {
    var words = text.split(" ", -1);
    return new BillTicket(
        Bills.Kind.valueOf(words[0]), LocalDate.parse(words[1]), Boolean.parseBoolean(words[2]));
  }
}

package guitai.sandbox.wechatpay;

import java.time.LocalDate;

/// The bill that a download address names.
record BillTicket(Bills.Kind kind, LocalDate date, boolean zipped) {
  String text() {
    return kind + " " + date + " " + zipped;
  }

  static BillTicket of(String text) {
    var parts = text.split(" ", -1);
    return new BillTicket(
        Bills.Kind.valueOf(parts[0]), LocalDate.parse(parts[1]), Boolean.parseBoolean(parts[2]));
  }
}

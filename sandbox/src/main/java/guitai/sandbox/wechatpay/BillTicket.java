package guitai.sandbox.wechatpay;

import java.time.LocalDate;

/// The bill that a download address names.
record BillTicket(Bills.Kind kind, String mchid, LocalDate date, boolean zipped) {
  String text() {
    return kind + " " + mchid + " " + date + " " + zipped;
  }

  static BillTicket of(String text) {
    var parts = text.split(" ", -1);
    return new BillTicket(
        Bills.Kind.valueOf(parts[0]),
        parts[1],
        LocalDate.parse(parts[2]),
        Boolean.parseBoolean(parts[3]));
  }
}

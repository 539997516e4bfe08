package guitai.simulation.small;

import guitai.held.HeldOrders;
import guitai.payment.Payment;
import java.util.ArrayList;
import java.util.List;

/// Judges the end by what anyone outside can see: the providers' books, the customer's grants and
/// the held list.
///
/// @param wechatPay WeChat Pay's book
/// @param unionPay UnionPay's book
record SmallJudge(
    OrderItem item, SmallEntitlements.Grants grants, Book wechatPay, Book unionPay, Bounds bounds) {
  /// What is wrong, each in one sentence; empty where all is well.
  ///
  /// @param asked whether an operator may have refunded
  List<String> findings(boolean asked) {
    var findings = new ArrayList<String>();
    int kept = 0;
    boolean inTime = false;
    for (var book : List.of(wechatPay, unionPay)) {
      for (var trade : book.trades().values()) {
        if (trade.payment().isPresent()) {
          inTime |= !trade.late();
          kept += keeps(book, trade.payment().get(), asked, findings) ? 1 : 0;
        }
      }
    }
    if (kept > 1) {
      findings.add("P6: two payments are kept for one order");
    }
    if (inTime && !asked && kept == 0 && held() == 0) {
      findings.add("P7: it was paid in time, and nothing is kept");
    }
    if (grants.active() != kept > 0) {
      findings.add(
          grants.active()
              ? "P8: the app is owned, and no money for it is kept"
              : "P8: money is kept, and the app isn't owned");
    }
    item.due().ifPresent(_ -> findings.add("P11: something is still outstanding"));
    return findings;
  }

  private long held() {
    return HeldOrders.of(item.past()).stream()
        .flatMap(each -> each.amount().stream())
        .mapToLong(amount -> amount.minorUnits())
        .sum();
  }

  /// P3: each fen is refunded, held or kept.
  private boolean keeps(Book book, Payment payment, boolean asked, List<String> findings) {
    long held =
        HeldOrders.of(item.past()).stream()
            .filter(each -> each.payment().filter(payment.id()::equals).isPresent())
            .flatMap(each -> each.amount().stream())
            .mapToLong(amount -> amount.minorUnits())
            .sum();
    long refunded = book.refunded(payment);
    long kept = payment.amount().minorUnits() - refunded - held;
    if (kept < 0) {
      findings.add("P3: more is refunded and held than was paid by " + payment.id().number());
    }
    long wanted = asked ? bounds.part().map(part -> part.minorUnits()).orElse(refunded) : 0;
    if (kept > 0 && refunded > wanted) {
      findings.add("P6: more was refunded of " + payment.id().number() + " than was asked");
    }
    return kept > 0;
  }
}

package guitai.reconciliation;

import guitai.entitlement.Entitlements;
import guitai.keys.Fingerprint;
import guitai.order.AttemptId;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Posting;
import guitai.problem.Unavailable;
import guitai.provider.Bills;
import guitai.reconciliation.Difference.Kind;
import guitai.reconciliation.Difference.Outcome;
import guitai.storefront.Money;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares the money that the orders of a day keep with what their customers own for it, both
/// ways. Where they don't match, the order as it is then decides, since grants and refunds take
/// time.
public record EntitlementComparison(
    Ledger ledger,
    LiveGrants grants,
    Entitlements entitlements,
    Orders orders,
    DailyReports reports,
    List<String> providers,
    InstantSource clock) {
  private static final int CHUNK = 50;

  public EntitlementComparison {
    providers = List.copyOf(providers);
  }

  /// @throws Unavailable where the ledger, the grants or the orders can't be read now; no report
  ///   was stored
  public DailyReport compare(LocalDate day) {
    var postings = new ArrayList<Posting>();
    providers.forEach(provider -> ledger.read(provider, day, postings::add));
    var kept = kept(postings);
    var live = new ArrayList<LiveGrants.Live>();
    grants.read(day, live::add);
    var findings = new Findings();
    var followUp = new EntitlementFollowUp(orders, clock, day);
    unbacked(day, live)
        .forEach((grant, found) -> findings.add(followUp.follow(grant.order(), found)));
    var granted = live.stream().map(LiveGrants.Live::order).collect(Collectors.toSet());
    var refunded = new RefundedEntitlements(orders, entitlements);
    kept.forEach((order, posting) -> {
      if (!granted.contains(order)) {
        ungranted(order, posting, refunded)
            .ifPresent(found -> findings.add(followUp.follow(order, found)));
      }
    });
    refunded
        .mismatches(postings, checked(kept, granted))
        .forEach((order, found) -> findings.add(followUp.follow(order, found)));
    return store(day, postings, totals(kept, granted, live.size()), findings);
  }

  private static Map<OrderId, Posting.OfPayment> kept(List<Posting> postings) {
    var kept = new HashMap<OrderId, Posting.OfPayment>();
    for (var posting : postings) {
      if (posting instanceof Posting.OfPayment payment
          && payment.balance().kept().minorUnits() > 0) {
        AttemptId.parse(payment.merchantOrderNumber())
            .ifPresent(attempt -> kept.put(attempt.order(), payment));
      }
    }
    return kept;
  }

  private static Set<OrderId> checked(Map<OrderId, Posting.OfPayment> kept, Set<OrderId> granted) {
    var checked = new HashSet<>(kept.keySet());
    checked.addAll(granted);
    return checked;
  }

  /// The grants that give what no order of that customer keeps money for.
  private Map<LiveGrants.Live, Difference> unbacked(LocalDate day, List<LiveGrants.Live> live) {
    var found = new LinkedHashMap<LiveGrants.Live, Difference>();
    for (int i = 0; i < live.size(); i += CHUNK) {
      var chunk = live.subList(i, Math.min(i + CHUNK, live.size()));
      var pasts = orders.find(chunk.stream().map(LiveGrants.Live::order).distinct().toList());
      chunk.stream()
          .filter(
              grant -> !backs(pasts.getOrDefault(grant.order(), Past.none(grant.order())), grant))
          .filter(grant -> !backs(orders.find(grant.order()), grant))
          .forEach(grant -> found.put(grant, unbacked(day, grant)));
    }
    return found;
  }

  private static boolean backs(Past past, LiveGrants.Live grant) {
    return past.order() instanceof Order.Known order
        && order.placed().item().product().equals(grant.product())
        && order.placed().customer().key().equals(grant.customer())
        && past.balances().paysForEntitlement();
  }

  private static Difference unbacked(LocalDate day, LiveGrants.Live grant) {
    return new Difference(
        Kind.GRANTED_WITHOUT_PAYMENT,
        new Difference.Subject(
            Optional.of(grant.order().text()), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        day.atStartOfDay(Bills.CHINA).toInstant(),
        Outcome.OPEN,
        "It gives %s to customer %s, for which that order keeps nothing of theirs."
            .formatted(grant.product(), Fingerprint.of(grant.customer()).substring(0, 12)));
  }

  /// An order that keeps money for an entitlement which neither the index of live grants nor its
  /// customer's entitlements have.
  private Optional<Difference> ungranted(
      OrderId order, Posting.OfPayment posting, RefundedEntitlements entitled) {
    var past = orders.find(order);
    return past.balances().paysForEntitlement()
            && past.order() instanceof Order.Known known
            && !entitled.live(known, order)
        ? Optional.of(
            LineComparison.of(
                Kind.NOT_GRANTED, posting, "The order keeps money, and gives nothing."))
        : Optional.empty();
  }

  private static DailyReport.EntitlementTotals totals(
      Map<OrderId, Posting.OfPayment> kept, Set<OrderId> granted, int grants) {
    long all = kept.values().stream().mapToLong(EntitlementComparison::yuan).sum();
    long backed =
        kept.entrySet().stream()
            .filter(entry -> granted.contains(entry.getKey()))
            .mapToLong(entry -> yuan(entry.getValue()))
            .sum();
    return new DailyReport.EntitlementTotals(
        kept.size(),
        Money.of(all, PaymentSums.CURRENCY),
        grants,
        Money.of(backed, PaymentSums.CURRENCY));
  }

  private static long yuan(Posting.OfPayment payment) {
    return PaymentSums.yuan(payment.balance().kept());
  }

  private DailyReport store(
      LocalDate day,
      List<Posting> postings,
      DailyReport.EntitlementTotals totals,
      Findings findings) {
    var source = DailyReport.ENTITLEMENTS;
    var earlier = reports.differences(source, day);
    var report =
        new DailyReport(
            source,
            day,
            clock.instant(),
            1 + reports.find(source, day).map(DailyReport::runs).orElse(0),
            findings.counts(earlier),
            new DailyReport.Ours(ReportTotals.here(postings), ReportTotals.balance(postings)),
            Optional.empty(),
            Optional.of(totals));
    reports.put(report, findings.with(earlier), List.of());
    return report;
  }
}

package guitai.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Judges a history at its end by what anyone outside can see: the providers' books, the customers'
/// entitlements, the held list, and where explanations say that each fen is. It knows nothing of
/// orders' events.
final class Judge {
  private static final Duration GRANTED_WITHIN = Duration.ofMinutes(5);

  /// Why a payment is held that we refund by ourselves.
  private static final Set<String> REFUNDED_BY_ITSELF =
      Set.of("duplicate-payment", "paid-after-close");

  private final World world;
  private final List<String> customers;
  private final Deeds deeds;
  private final List<String> findings = new ArrayList<>();

  Judge(World world, List<String> customers, Deeds deeds) {
    this.world = world;
    this.deeds = deeds;
    this.customers = List.copyOf(customers);
  }

  /// Whether a finding stands even if a later bill mends it.
  static boolean lasts(String finding) {
    return finding.startsWith("P2:") || finding.startsWith("P7:");
  }

  /// What is wrong, each in one sentence; empty where all is well.
  List<String> findings() {
    var books = Books.read(new Caller(world, "judge"));
    var ours = Ours.read(world, customers, books, deeds);
    findings.addAll(ours.defects());
    places(books, ours);
    books.forEach(paid -> account(paid, ours));
    books.forEach(paid -> fate(paid, books, ours));
    noneWithoutMoney(books, ours);
    noneForged(books, ours);
    return List.copyOf(findings);
  }

  /// P3: each yuan that a provider still has of ours is for an entitlement or for a person; none is
  /// in two places, and none in no place.
  private void places(List<Books.Paid> books, Ours ours) {
    var granted = new HashSet<String>();
    for (var paid : books) {
      if (paid.refunded() > paid.amount()) {
        findings.add("P6: more was refunded than paid: " + paid);
      }
      boolean waits = ours.held(paid).isPresent();
      if (paid.left() == 0 && waits) {
        findings.add("P3: it was refunded in full, and is held: " + paid);
      }
      if (paid.left() > 0 && !waits && paid.refunding() == 0 && !exempt(paid)) {
        if (!ours.entitled().containsKey(paid.order())) {
          findings.add(stranded(paid, ours) + " it is kept for nothing: " + paid);
        } else if (!granted.add(paid.order())) {
          findings.add("P6: a second payment is kept for one order: " + paid);
        }
      }
    }
  }

  /// Of a callback with another amount the providers' books say nothing, and of a refund elsewhere
  /// neither.
  private boolean exempt(Books.Paid paid) {
    return deeds.refundedOutside(paid) || paid.callback().wrong();
  }

  /// A payment whose callback was acknowledged is known here, and one in time is found by query.
  private String stranded(Books.Paid paid, Ours ours) {
    if (ours.account(paid).isPresent()) {
      return "P3:";
    }
    return paid.callback().acknowledged() ? "P2:" : deeds.inTime(paid) ? "P7:" : "P3:";
  }

  /// P4, P5, P6: what we say of a payment is what its provider says.
  private void account(Books.Paid paid, Ours ours) {
    for (var refund : paid.refunds()) {
      if (!refund.console() && !ours.refunds().contains(refund.number())) {
        findings.add("P6: a refund was sent that was never requested: " + refund);
      }
    }
    ours.account(paid)
        .ifPresent(account -> {
          if (account.applied() && account.amount() != account.price() && !deeds.resolved(paid)) {
            findings.add("P5: it pays another amount than asked: " + account + " of " + paid);
          }
          if (account.refunded() != paid.refunded() && !exempt(paid)) {
            findings.add(
                "P4: we say that "
                    + account.refunded()
                    + " of it were refunded, its provider says "
                    + paid.refunded()
                    + ": "
                    + paid);
          }
          if (account.refunding() > 0 && paid.refunding() == 0 && !exempt(paid)) {
            findings.add("P6: its provider knows nothing of a refund that we wait for: " + paid);
          }
        });
  }

  /// P6, P7, P11: what should have become of a payment on which people didn't decide.
  private void fate(Books.Paid paid, List<Books.Paid> books, Ours ours) {
    if (paid.abnormal() > 0 && ours.held(paid).isEmpty() && !deeds.resolved(paid)) {
      findings.add("P11: its provider can't refund it, and it isn't held: " + paid);
    }
    if (deeds.decided(paid) || exempt(paid)) {
      return;
    }
    if (paid.refunds().isEmpty()
        && ours.held(paid).filter(h -> REFUNDED_BY_ITSELF.contains(h.reason())).isPresent()) {
      findings.add("P6: it isn't refunded by itself: " + paid);
    }
    if (alone(paid, books) && deeds.inTime(paid)) {
      if (paid.left() < paid.amount()) {
        findings.add("P7: it was paid in time, and is refunded: " + paid);
      } else if (world.faults().onlyOfCallbacks()) {
        soon(paid);
      }
    }
  }

  /// Whether it is the only payment of its order, and of all apps of its customer.
  private boolean alone(Books.Paid paid, List<Books.Paid> books) {
    var customer = deeds.customer(paid.order());
    return !deeds.boughtInApp(customer)
        && books.stream()
            .filter(other -> !other.equals(paid))
            .noneMatch(other -> customer.equals(deeds.customer(other.order())));
  }

  /// P7: within five minutes, with no callback at all.
  private void soon(Books.Paid paid) {
    var customer = new Caller(world, deeds.customer(paid.order()));
    var timeline = customer.get("/orders/" + paid.order()).body().getJsonArray("timeline");
    var granted =
        timeline.stream()
            .map(each -> each.asJsonObject())
            .filter(each -> each.getString("what").equals("granted"))
            .map(each -> Instant.parse(each.getString("at")))
            .findFirst();
    var latest = paid.paidAt().plus(GRANTED_WITHIN);
    if (granted.filter(at -> !at.isAfter(latest)).isEmpty()) {
      findings.add(
          "P7: it is granted " + granted.map(Instant::toString).orElse("never") + ": " + paid);
    }
  }

  /// P8: an entitlement is active only while money backs it.
  private void noneWithoutMoney(List<Books.Paid> books, Ours ours) {
    ours.entitled()
        .forEach((order, product) -> {
          var paid = books.stream().filter(each -> each.order().equals(order)).toList();
          if (paid.stream().allMatch(each -> each.left() == 0)) {
            boolean told =
                !paid.isEmpty() && paid.stream().allMatch(Books.Paid::refundsAcknowledged);
            findings.add(
                (told ? "P2: " : "P8: ")
                    + product
                    + " is owned because of "
                    + order
                    + ", which keeps nothing");
          }
        });
  }

  /// P1: what is held was paid; what an app sold is judged by its own store's book.
  private void noneForged(List<Books.Paid> books, Ours ours) {
    var known = new HashSet<String>();
    books.forEach(paid -> known.add(Ours.key(paid)));
    ours.held().keySet().stream()
        .filter(key -> !known.contains(key) && !key.startsWith(AppBuyer.STORE + " "))
        .forEach(
            key -> findings.add("P1: a payment is held that its provider doesn't know: " + key));
  }
}

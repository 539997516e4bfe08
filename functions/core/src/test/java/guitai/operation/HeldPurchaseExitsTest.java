package guitai.operation;

import static guitai.inapp.Examples.ALICE;
import static guitai.inapp.Examples.BOB;
import static guitai.inapp.Examples.ID;
import static guitai.inapp.Examples.NOW;
import static guitai.inapp.Examples.day;
import static guitai.inapp.Examples.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.held.HeldEntry;
import guitai.held.HeldId;
import guitai.held.HeldPurchases;
import guitai.held.HeldReason;
import guitai.inapp.Examples;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.Transaction;
import guitai.inapp.Transaction.Standing;
import guitai.inapp.UpdateMeaning;
import guitai.notification.PurchaseRecorder;
import guitai.order.OrderId;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import guitai.provider.Notification;
import guitai.provider.PurchaseQueries;
import guitai.recovery.PurchaseCheck;
import guitai.storefront.Term;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// MON-3: over generated pasts of in-app purchases every entry of the held list has an exit, and
/// each exit that an entry names is taken here, against memory.
class HeldPurchaseExitsTest {
  private static final int PASTS = 400;
  private static final OrderId ORDER = new OrderId("0123456789ABCDEFGHJKMNPQRS");
  private static final Operator OLGA = new Operator("olga");
  private static final Operator OTTO = new Operator("otto");
  private static final List<UpdateMeaning> MEANINGS =
      List.of(
          new UpdateMeaning.Active(),
          new UpdateMeaning.Active(),
          new UpdateMeaning.Presented(),
          new UpdateMeaning.Informational(),
          new UpdateMeaning.RefundRequested(),
          new UpdateMeaning.RefundDeclined(),
          new UpdateMeaning.ConsentWithdrawn(),
          new UpdateMeaning.Unknown());

  /// A purchase and all that is around it, made by a seed: the same one each time.
  private static final class World implements PurchaseQueries {
    final MemoryPurchases purchases = new MemoryPurchases();
    final MemoryEntitlements entitlements = new MemoryEntitlements();
    final PurchaseRecorder recorder =
        new PurchaseRecorder(purchases, purchases, Examples.storefronts());
    final PurchaseFulfilment fulfilment =
        new PurchaseFulfilment(purchases, entitlements, () -> NOW);
    final PurchaseCheck check =
        new PurchaseCheck(purchases, recorder, Optional.of(this), fulfilment, () -> NOW);
    final HeldPurchaseResolution resolutions =
        new HeldPurchaseResolution(purchases, Examples.storefronts(), Optional.of(this), () -> NOW);
    private final Random random;
    boolean refunded;

    World(long seed) {
      random = new Random(seed);
      purchases.store(Examples.TOKEN, ALICE);
      if (random.nextInt(3) == 0) {
        entitlements.put(new Grant(ALICE, "app", ORDER, 3, NOW, new Term.ForGood(), false));
      }
      int updates = 1 + random.nextInt(5);
      for (int i = 0; i < updates; i++) {
        var update = update("n" + i, meaning(), transaction(i));
        recorder.record(update, evidence("e" + i), NOW);
        if (random.nextBoolean()) {
          fulfilment.fulfil(ID);
        }
      }
      fulfilment.fulfil(ID);
    }

    private UpdateMeaning meaning() {
      return MEANINGS.get(random.nextInt(MEANINGS.size()));
    }

    private PurchaseUpdate update(String number, UpdateMeaning meaning, Transaction transaction) {
      return new PurchaseUpdate(
          ID,
          number,
          "TYPE",
          meaning,
          Optional.of(transaction),
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Examples.TOKEN),
          Optional.empty());
    }

    private Transaction transaction(int day) {
      var product = List.of("app", "app", "month", "other").get(random.nextInt(4));
      var standing =
          switch (random.nextInt(8)) {
            case 0 -> new Standing.Unreadable();
            case 1 -> new Standing.Revoked(day(day));
            default -> new Standing.Good();
          };
      var sold =
          Examples.transaction(
              random.nextInt(3) == 0 ? "2001" : "2000",
              "com.example." + product,
              Optional.empty(),
              standing,
              day);
      var somewhere = random.nextInt(4) == 0 ? Examples.in(sold, Optional.of("USA")) : sold;
      return random.nextInt(8) == 0 ? Examples.shared(somewhere) : somewhere;
    }

    @Override
    public String provider() {
      return "app-store";
    }

    @Override
    public Optional<Notification.PurchaseUpdated> query(String transaction) {
      var sold =
          Examples.transaction(
              transaction,
              "com.example.app",
              Optional.empty(),
              refunded ? new Standing.Revoked(day(30)) : new Standing.Good(),
              30);
      return refunded
          ? Optional.of(
              new Notification.PurchaseUpdated(
                  update("queried " + transaction, new UpdateMeaning.Presented(), sold),
                  evidence("queried " + transaction)))
          : Optional.empty();
    }

    List<HeldEntry> held() {
      return HeldPurchases.of(purchases.find(ID));
    }

    boolean holds(HeldEntry entry) {
      return held().stream()
          .anyMatch(each -> each.id().equals(entry.id()) && each.reason() == entry.reason());
    }

    void resolve(HeldEntry entry, ResolutionWay way) {
      refunded = way == ResolutionWay.REFUNDED_AT_PROVIDER;
      var proposal = request(entry, way, OLGA);
      assertThat(resolutions.resolves(entry.id())).isTrue();
      var preview = resolutions.preview(entry.id(), proposal);
      int before = purchases.find(ID).length();
      var proposed = resolutions.propose(entry.id(), proposal);
      assertThat(resolutions.propose(entry.id(), proposal)).isEqualTo(proposed);
      int number = proposed.proposal().number();
      assertThatThrownBy(() ->
              resolutions.confirm(entry.id(), new ConfirmationRequest("confirm", number, OLGA)))
          .isInstanceOf(Problem.class);
      var confirmation = new ConfirmationRequest("confirm", number, OTTO);
      var confirmed = resolutions.confirm(entry.id(), confirmation);
      assertThat(resolutions.confirm(entry.id(), confirmation)).isEqualTo(confirmed);
      assertThat(purchases.find(ID).length() - before).isEqualTo(1 + preview.events().size());
      check.check(ID);
      check.check(ID);
    }
  }

  private static ProposalRequest request(HeldEntry entry, ResolutionWay way, Operator by) {
    var transaction = ((HeldId.OfTransaction) entry.id()).transaction();
    return new ProposalRequest(
        "propose",
        way,
        Optional.of(transaction).filter(_ -> way == ResolutionWay.REFUNDED_AT_PROVIDER),
        Optional.of("music").filter(_ -> way == ResolutionWay.GRANT),
        "decided",
        by);
  }

  @Test
  void no_reachable_entry_is_without_an_exit_and_each_exit_works() {
    Set<HeldReason> reached = EnumSet.noneOf(HeldReason.class);
    for (long seed = 0; seed < PASTS; seed++) {
      for (var entry : new World(seed).held()) {
        reached.add(entry.reason());
        var ways = entry.ways(NOW, _ -> true);
        assertThat(ways).as("seed %s: %s", seed, entry.reason()).isNotEmpty();
        for (var way : ways) {
          var world = new World(seed);
          world.resolve(entry, way);
          assertThat(world.holds(entry))
              .as("seed %s: %s by %s", seed, entry.reason(), way)
              .isFalse();
        }
      }
    }
    assertThat(reached)
        .contains(
            HeldReason.UNREADABLE,
            HeldReason.UNKNOWN_PRODUCT,
            HeldReason.FOREIGN_STOREFRONT,
            HeldReason.ALREADY_OWNED,
            HeldReason.UNCLAIMED,
            HeldReason.REFUND_REQUESTED,
            HeldReason.CONSENT_WITHDRAWN,
            HeldReason.UNKNOWN_NOTIFICATION);
  }

  /// MON-5: by itself a grant gives what our own storefront gives.
  @Test
  void an_operator_grants_a_purchase_of_a_foreign_storefront() {
    var world = new World(0);
    var foreign = Examples.in(Examples.app(40), Optional.of("USA"));
    var other =
        new Transaction(
            "2042",
            foreign.item(),
            foreign.boughtAt(),
            Optional.empty(),
            false,
            new Standing.Good(),
            foreign.signedAt());
    world.recorder.record(
        new PurchaseUpdate(
            ID,
            "foreign",
            "TYPE",
            new UpdateMeaning.Active(),
            Optional.of(other),
            Optional.of(Examples.TOKEN),
            Optional.empty()),
        evidence("foreign"),
        NOW);
    world.fulfilment.fulfil(ID);
    var id = new HeldId.OfTransaction(ID, "2042");
    var grant =
        new ProposalRequest(
            "key", ResolutionWay.GRANT, Optional.empty(), Optional.empty(), "she paid", OLGA);

    var proposed = world.resolutions.propose(id, grant);
    world.resolutions.confirm(
        id, new ConfirmationRequest("key", proposed.proposal().number(), OTTO));

    assertThat(proposed.proposal().terms().product()).contains("app");
    assertThat(world.held()).extracting(HeldEntry::id).doesNotContain(id);
  }

  /// Two operators decided to keep the money of a purchase that no customer had claimed.
  @Test
  void a_claim_counts_after_the_money_was_kept() {
    var purchases = new MemoryPurchases();
    var entitlements = new MemoryEntitlements();
    var recorder = new PurchaseRecorder(purchases, purchases, Examples.storefronts());
    var update = Examples.update("n1", Examples.app(0), Optional.empty(), Optional.empty());
    recorder.record(update, evidence("n1"), NOW);
    var resolutions =
        new HeldPurchaseResolution(purchases, Examples.storefronts(), Optional.empty(), () -> NOW);
    var entry = HeldPurchases.of(purchases.find(ID)).getFirst();
    resolutions.propose(entry.id(), request(entry, ResolutionWay.KEEP, OLGA));
    resolutions.confirm(entry.id(), new ConfirmationRequest("key", 1, OTTO));
    assertThat(HeldPurchases.of(purchases.find(ID))).isEmpty();

    recorder.claim(BOB, update, evidence("d1"), NOW);
    new PurchaseFulfilment(purchases, entitlements, () -> NOW).fulfil(ID);

    assertThat(entitlements.of(BOB, "app")).extracting(Grant::revoked).containsExactly(false);
  }
}

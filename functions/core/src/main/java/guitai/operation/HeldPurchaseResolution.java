package guitai.operation;

import guitai.held.HeldId;
import guitai.held.HeldProposal;
import guitai.inapp.PurchaseCommand;
import guitai.inapp.PurchaseDecision;
import guitai.inapp.PurchasePast;
import guitai.inapp.PurchaseResolution;
import guitai.inapp.PurchaseWriter;
import guitai.inapp.Purchases;
import guitai.inapp.SoldTransaction;
import guitai.notification.PurchaseRecorder;
import guitai.operation.ResolutionPreview.Call;
import guitai.operation.ResolutionPreview.Follow;
import guitai.order.IdempotentRequest;
import guitai.order.OrderFull;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import guitai.provider.PurchaseQueries;
import guitai.storefront.Storefronts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Resolves held transactions of in-app purchases (处置): one operator proposes, another confirms
/// (复核). Only the store refunds what it sold: its own answer proves that refund. This class only
/// writes: GrantEntitlement acts later, woken by the write.
///
/// @param store empty where this deployment can't query one
public record HeldPurchaseResolution(
    Purchases purchases,
    Storefronts storefronts,
    Optional<PurchaseQueries> store,
    InstantSource clock)
    implements HeldResolver {
  private static final Operator OTHER = new Operator("preview");

  @Override
  public boolean resolves(HeldId id) {
    return id instanceof HeldId.OfTransaction held && find(held).isPresent();
  }

  @Override
  public Resolved propose(HeldId id, ProposalRequest request) {
    var held = (HeldId.OfTransaction) id;
    var found = past(held);
    var proposal = proposal(held, found, request);
    if (known(found, request.storedKey()).isEmpty()
        && request.way() == ResolutionWay.REFUNDED_AT_PROVIDER) {
      requireRefund(held, request);
    }
    var past = write(held, proposal);
    return resolved(held, past, known(past, request.storedKey()).orElseThrow());
  }

  @Override
  public Resolved confirm(HeldId id, ConfirmationRequest request) {
    var held = (HeldId.OfTransaction) id;
    var confirm =
        new PurchaseCommand.ConfirmResolution(
            clock.instant(),
            request.proposal(),
            held.transaction(),
            request.by(),
            request.storedKey());
    var past = write(held, confirm);
    return resolved(
        held,
        past,
        past.resolutions().stream()
            .filter(each -> each.number() == request.proposal())
            .findFirst()
            .orElseThrow());
  }

  @Override
  public ResolutionPreview preview(HeldId id, ProposalRequest request) {
    var held = (HeldId.OfTransaction) id;
    var past = past(held);
    if (request.way() == ResolutionWay.REFUNDED_AT_PROVIDER) {
      requireNumber(held, request);
    }
    var proposed = past.plus(PurchaseDecision.decide(past, proposal(held, past, request)));
    var confirm =
        new PurchaseCommand.ConfirmResolution(
            clock.instant(),
            proposed.resolutions().getLast().number(),
            held.transaction(),
            OTHER,
            "preview");
    var events = PurchaseDecision.decide(proposed, confirm);
    return new ResolutionPreview(
        request.way(),
        events.stream().<Follow>map(Follow.OfPurchase::new).toList(),
        calls(held, proposed.plus(events), request));
  }

  private static List<Call> calls(
      HeldId.OfTransaction held, PurchasePast after, ProposalRequest request) {
    if (request.way() == ResolutionWay.REFUNDED_AT_PROVIDER) {
      return List.of(
          new Call(held.purchase().provider(), "Query transaction " + held.transaction() + "."));
    }
    return after.fulfilmentOutstanding()
        ? List.of(new Call("entitlements", "Grant or revoke what the purchase gives now."))
        : List.of();
  }

  private PurchaseCommand.ProposeResolution proposal(
      HeldId.OfTransaction held, PurchasePast past, ProposalRequest request) {
    return new PurchaseCommand.ProposeResolution(
        clock.instant(),
        held.transaction(),
        request.way(),
        gives(held, past, request),
        request.reason(),
        request.by(),
        new IdempotentRequest(request.storedKey(), request.fingerprint()));
  }

  /// The product that the operator names, or what another storefront gives for it. What the
  /// customer owns already can't be granted once more.
  private Optional<SoldTransaction.Gives> gives(
      HeldId.OfTransaction held, PurchasePast past, ProposalRequest request) {
    if (request.way() != ResolutionWay.GRANT) {
      return Optional.empty();
    }
    var sale = sale(past, held).orElseThrow(Problem::notFound);
    return request
        .product()
        .map(product -> named(product, sale))
        .or(() -> sale.gives().filter(_ -> sale.transaction().unreadable()))
        .or(sale::elsewhere);
  }

  private SoldTransaction.Gives named(String product, SoldTransaction sale) {
    return storefronts
        .home()
        .flatMap(home -> home.product(product))
        .map(known ->
            new SoldTransaction.Gives(
                known.id(), known.term().times(sale.transaction().item().quantity())))
        .orElseThrow(
            () -> Problem.of(422, "unknown-product", "This storefront has no such product."));
  }

  /// The store's answer is only checked here: RecoverPayments records it within the minute.
  private void requireRefund(HeldId.OfTransaction held, ProposalRequest request) {
    requireNumber(held, request);
    boolean refunded =
        store
            .flatMap(queries -> queries.query(held.transaction()))
            .flatMap(updated -> updated.update().transaction())
            .filter(sold -> !sold.good() && !sold.unreadable())
            .isPresent();
    if (!refunded) {
      throw noRefund();
    }
  }

  /// A store's refund has no number of its own: the transaction's is named.
  private static void requireNumber(HeldId.OfTransaction held, ProposalRequest request) {
    if (request.refund().filter(held.transaction()::equals).isEmpty()) {
      throw noRefund();
    }
  }

  private static Problem noRefund() {
    return Problem.of(
        409, "no-such-refund", "The provider has made no refund of this payment by that number.");
  }

  private PurchasePast write(HeldId.OfTransaction held, PurchaseCommand command) {
    try {
      return new PurchaseWriter(purchases)
          .command(past(held), List.of(command), Optional.empty())
          .past();
    } catch (OrderFull e) {
      throw PurchaseRecorder.full();
    }
  }

  private PurchasePast past(HeldId.OfTransaction held) {
    return find(held).orElseThrow(Problem::notFound);
  }

  private Optional<PurchasePast> find(HeldId.OfTransaction held) {
    return Optional.of(purchases.find(held.purchase()))
        .filter(past -> sale(past, held).isPresent());
  }

  private static Optional<SoldTransaction> sale(PurchasePast past, HeldId.OfTransaction held) {
    return past.state().contents().sold().stream()
        .filter(sale -> sale.transaction().number().equals(held.transaction()))
        .findFirst();
  }

  private static Optional<PurchaseResolution> known(PurchasePast past, String key) {
    return past.resolutions().stream()
        .filter(each -> each.proposed().request().key().equals(key))
        .findFirst();
  }

  private static Resolved resolved(
      HeldId.OfTransaction held, PurchasePast past, PurchaseResolution resolution) {
    var price = sale(past, held).flatMap(sale -> sale.transaction().item().price());
    return new Resolved(
        held,
        Optional.empty(),
        past.state().text(),
        Optional.empty(),
        HeldProposal.of(resolution, price));
  }
}

package guitai.operation;

import guitai.held.DeliveryDecisions;
import guitai.held.DeliveryEvent;
import guitai.held.HeldDeliveries;
import guitai.held.HeldDelivery;
import guitai.held.HeldId;
import guitai.order.IdempotentRequest;
import guitai.payment.OptimisticAppend;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Takes deliveries off the held list: two operators agree that what they tell was dealt with. A
/// further notification about the same puts it there again.
public record HeldDeliveryResolution(HeldDeliveries deliveries, InstantSource clock)
    implements HeldResolver {
  @Override
  public boolean resolves(HeldId id) {
    return id instanceof HeldId.OfDelivery;
  }

  @Override
  public Resolved propose(HeldId id, ProposalRequest request) {
    var past = write(find(id), found -> proposed(found, request));
    int number =
        past.events().stream()
            .filter(DeliveryEvent.KeepProposed.class::isInstance)
            .map(DeliveryEvent.KeepProposed.class::cast)
            .filter(each -> each.request().key().equals(request.storedKey()))
            .findFirst()
            .orElseThrow()
            .number();
    return resolved(id, past, number);
  }

  private List<DeliveryEvent> proposed(HeldDelivery past, ProposalRequest request) {
    if (request.way() != ResolutionWay.KEEP) {
      throw Problem.of(409, "not-possible", "This can't be resolved in this way: see its ways.");
    }
    return DeliveryDecisions.propose(
        past,
        clock.instant(),
        request.reason(),
        request.by(),
        new IdempotentRequest(request.storedKey(), request.fingerprint()));
  }

  @Override
  public Resolved confirm(HeldId id, ConfirmationRequest request) {
    var past =
        write(
            find(id),
            found ->
                DeliveryDecisions.confirm(
                    found, clock.instant(), request.proposal(), request.by(), request.storedKey()));
    return resolved(id, past, request.proposal());
  }

  @Override
  public ResolutionPreview preview(HeldId id, ProposalRequest request) {
    proposed(find(id), request);
    return new ResolutionPreview(
        ResolutionWay.KEEP,
        List.of(new ResolutionPreview.Follow.OfDelivery("It leaves the list as dealt with.")),
        List.of());
  }

  private HeldDelivery find(HeldId id) {
    var past = deliveries.find(((HeldId.OfDelivery) id).digest());
    if (past.length() == 0) {
      throw Problem.notFound();
    }
    return past;
  }

  private static Resolved resolved(HeldId id, HeldDelivery past, int proposal) {
    return new Resolved(id, past.order(), past.state(), Optional.empty(), past.proposal(proposal));
  }

  private HeldDelivery write(
      HeldDelivery found, Function<HeldDelivery, List<DeliveryEvent>> decide) {
    return new OptimisticAppend<HeldDelivery, DeliveryEvent>(
            "a delivery",
            past -> deliveries.find(past.digest()),
            (past, events) -> deliveries.append(past, events, Optional.empty()),
            HeldDelivery::plus)
        .apply(found, decide)
        .past();
  }
}

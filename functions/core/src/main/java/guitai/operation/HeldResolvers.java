package guitai.operation;

import guitai.held.HeldId;
import guitai.problem.Problem;
import java.util.List;

/// The resolvers of all kinds of entries, as one.
///
/// @param kinds the first that takes an entry resolves it
public record HeldResolvers(List<HeldResolver> kinds) implements HeldResolver {
  public HeldResolvers {
    kinds = List.copyOf(kinds);
  }

  @Override
  public boolean resolves(HeldId id) {
    return kinds.stream().anyMatch(kind -> kind.resolves(id));
  }

  @Override
  public Resolved propose(HeldId id, ProposalRequest request) {
    return of(id).propose(id, request);
  }

  @Override
  public Resolved confirm(HeldId id, ConfirmationRequest request) {
    return of(id).confirm(id, request);
  }

  @Override
  public ResolutionPreview preview(HeldId id, ProposalRequest request) {
    return of(id).preview(id, request);
  }

  private HeldResolver of(HeldId id) {
    return kinds.stream()
        .filter(kind -> kind.resolves(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }
}

package guitai.operation;

import guitai.held.HeldId;
import guitai.held.HeldProposal;
import guitai.order.OrderId;
import guitai.payment.Balance;
import guitai.problem.Problem;
import java.util.Optional;

/// Resolves the entries of the held list that are of one kind (处置): one operator proposes, another
/// confirms (复核). Every method may throw [Unavailable].
public interface HeldResolver {
  /// Whether the entry, on the list or not any more, is of this kind.
  boolean resolves(HeldId id);

  /// @throws Problem 404 where there is no such entry; 409 or 422 where it isn't held, or can't be
  ///   resolved in this way
  Resolved propose(HeldId id, ProposalRequest request);

  /// @throws Problem 403 to the operator who proposed it; 404 where there is no such proposal; 409
  ///   where it isn't the newest, or what it was proposed for has changed since
  Resolved confirm(HeldId id, ConfirmationRequest request);

  /// What would follow from a proposal once it is confirmed; it writes nothing.
  ///
  /// @throws Problem as [#propose]
  ResolutionPreview preview(HeldId id, ProposalRequest request);

  /// The entry as it stands with the resolution in it.
  ///
  /// @param state of what it is of, by its name in our contract
  /// @param balance where each fen of its payment is; empty where it is about none
  record Resolved(
      HeldId id,
      Optional<OrderId> order,
      String state,
      Optional<Balance> balance,
      HeldProposal proposal) {}
}

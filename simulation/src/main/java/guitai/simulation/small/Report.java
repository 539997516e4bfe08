package guitai.simulation.small;

import java.util.ArrayList;
import java.util.List;

/// What docs/proof/small-world.md says.
final class Report {
  private static final String TEXT =
      """
      # The small world, exhaustively

      Written by `mvn -B -q -pl simulation -am compile exec:exec@smallworld`.

      One order, two payment methods (WeChat Pay's way and UnionPay's way), and the real use cases of the core: CreateOrder, another attempt, cancellation, ReceiveNotification, GrantEntitlement, SendRefund, RecoverPayments and an operator's refund. Each row of the table is one world with its own bounds; inside them every interleaving is explored, port call by port call. In each state any function that runs may make its next call, any function may begin, a callback may arrive (or never arrive), the customer may pay, a provider may end a refund with success, closed or abnormal or refuse it, a call may get no answer (not done, or done with its answer lost), and time may pass: noon, five minutes later when queries are due, and twenty minutes later when every attempt is over.

      In **each** state, not only at the end of an interleaving, all functions that run die at once. Then RecoverPayments runs alone until nothing is due, without one more callback (a payment after close is told once more by its provider, since no query asks for it). Then a judge looks at the providers' books, the customer's grants and the held list: each fen is refunded, held or kept (P3); at most one payment is kept for the order, and nothing was refunded that nobody asked for (P6); a payment in time is kept unless an operator refunds (P7); the app is owned exactly while money for it is kept (P8); nothing is left outstanding (P11).

      ## What is reduced, and why nothing is lost
      - **States are visited once.** A function's future depends on its inputs and on the answers that it got, and on nothing else: it is run again on its recorded answers, up to its first call without one. So a state is the stored order with its due instant, the grants, both providers' books, the callbacks that may still arrive, the moment, what is used of the bounds, and the answers each running function got. Two interleavings that lead to one state have the same futures. States are compared by fingerprints of 128 bits; with 100 million states the chance that two share one is below 10^-22.
      - **A death needs no step of its own.** A function that dies is one that takes no further step, and each state is judged as if all that run died there; that others go on meanwhile is a later state of the same exploration.
      - **A function begins with its first call.** Before it nothing outside the function changes.
      - **Wake-ups that find nothing to do are left out**: they read the order and end.
      - **Runs that stand alike may be exchanged**, where their number isn't used.
      - **No function lives from one moment to the next**: functions run for a minute at most, and the moments are at least five apart.
      - **A customer pays only what was shown**: an attempt whose prepay is recorded.

      Not in these worlds: more than one order, in-app purchases, forged callbacks, refunds at a provider's console, held payments decided by operators, a lagging index, bills. The simulation has them all, by chance.

      | world | interleavings | states | steps | callbacks arriving | calls without an answer | deaths | terminal states | quiet ends judged | different orders | longest |
      |---|---|---|---|---|---|---|---|---|---|---|\
      """;

  private Report() {}

  static List<String> lines(List<Exploration> explored) {
    var lines = new ArrayList<>(TEXT.lines().toList());
    explored.forEach(each -> lines.add(each.row()));
    lines.add("");
    lines.add(
        "%,d states and %,d steps in all; %s."
            .formatted(
                explored.stream().mapToLong(Exploration::states).sum(),
                explored.stream().mapToLong(Exploration::transitions).sum(),
                explored.stream().allMatch(each -> each.story().isEmpty())
                    ? "none of the states is broken"
                    : "a state is broken"));
    return lines;
  }
}

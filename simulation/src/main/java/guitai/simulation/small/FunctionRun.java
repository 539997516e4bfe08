package guitai.simulation.small;

import guitai.bytes.Bytes;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.recovery.PaymentRecovery;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One run of a function: what it does follows from its inputs and the answers to its port calls.
///
/// @param number distinguishes the runs of a kind, and their nonces
/// @param notice what a callback says
record FunctionRun(Kind kind, int number, Optional<Notice> notice) {
  private static final Duration RUN = Duration.ofSeconds(58);

  /// The use cases.
  enum Kind {
    ORDER(0, "CreateOrder"),
    ATTEMPT(1, "CreateOrder (another attempt)"),
    CANCEL(2, "CancelOrder"),
    RECEIVE(3, "ReceiveNotification"),
    FULFIL(4, "GrantEntitlement"),
    SEND(5, "SendRefund"),
    RECOVER(6, "RecoverPayments"),
    REFUND(7, "RequestRefund");

    private final int index;
    private final String shown;

    Kind(int index, String shown) {
      this.index = index;
      this.shown = shown;
    }

    /// Its place in what a state has used.
    int index() {
      return index;
    }
  }

  static FunctionRun of(Kind kind, int number) {
    return new FunctionRun(kind, number, Optional.empty());
  }

  /// Two runs of a callback are alike.
  static FunctionRun of(Notice notice) {
    return new FunctionRun(Kind.RECEIVE, 0, Optional.of(notice));
  }

  String shown() {
    return kind.shown + (number > 0 ? " " + number : "");
  }

  /// Runs it to its end.
  ///
  /// @return what went wrong that must not; a refusal or an outage may
  Optional<String> end(Deployment deployment) {
    try {
      return run(deployment);
    } catch (Problem | Unavailable e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(shown() + " fails: " + e);
    }
  }

  private Optional<String> run(Deployment deployment) {
    switch (kind) {
      case ORDER -> deployment.checkout().place(deployment.order());
      case ATTEMPT ->
          deployment
              .checkout()
              .attempt(Deployment.ID, Deployment.CUSTOMER, deployment.second("attempt-" + number));
      case CANCEL -> deployment.cancellation().cancel(Deployment.ID, Deployment.CUSTOMER);
      case RECEIVE -> receive(deployment, notice.orElseThrow());
      case FULFIL -> deployment.fulfilment().fulfil(Deployment.ID);
      case SEND -> deployment.dispatch().send(Deployment.ID);
      case RECOVER -> {
        return recover(deployment.recovery());
      }
      case REFUND -> deployment.refund("refund-" + number);
    }
    return Optional.empty();
  }

  private static void receive(Deployment deployment, Notice notice) {
    var delivery = new Delivery(Map.of(), Bytes.utf8(notice.shown()), deployment.host().instant());
    deployment.receiver().receive(notice.notifications(), delivery);
  }

  private Optional<String> recover(PaymentRecovery recovery) {
    return recovery.run(RUN).fault().map(fault -> shown() + " fails: " + fault);
  }
}

package guitai.sandbox.simulator;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Deliveries.Outcome;
import guitai.sandbox.simulator.Deliveries.Sender;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A provider that does nothing by itself: it answers requests and sends callbacks in the thread
/// that calls it. A delivery has three steps, so that other things may happen between them: take,
/// send, record.
///
/// @param answers to the provider's paths and to the control routes
public record PassiveSimulator(
    Function<Request, Response> answers, Deliveries deliveries, Sender sender)
    implements AutoCloseable {
  public Response handle(Request request) {
    return answers.apply(request);
  }

  /// When the next callback is due; empty if there is none. A moved clock makes it earlier.
  public Optional<Instant> nextCallback() {
    return deliveries.nextDue();
  }

  /// The first callback that is due now, which is not due again before its result is recorded.
  public Optional<Callback> take() {
    return deliveries.take();
  }

  /// Posts all copies of the callback.
  public Outcome send(Callback callback) {
    return sender.send(callback);
  }

  /// Stores the result, which decides when the callback is due again.
  public void record(Callback callback, Outcome outcome) {
    deliveries.record(callback, outcome);
  }

  /// All three steps for one callback.
  ///
  /// @return whether one was due
  public boolean deliver() {
    var callback = take();
    callback.ifPresent(taken -> record(taken, send(taken)));
    return callback.isPresent();
  }

  /// Nothing is sent or recorded from now on.
  @Override
  public void close() {
    deliveries.close();
  }
}

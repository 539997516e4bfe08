package guitai.simulation;

/// What goes wrong in a history, each so many times in a thousand.
public enum Fault {
  /// The function dies before a call of a port.
  KILLED_BEFORE(4, "the function is killed before"),
  /// The function dies after a call of a port.
  KILLED_AFTER(4, "the function is killed after"),
  /// The function stands still for up to ten seconds.
  STALLED(25, "the function stands still before"),
  /// The store refuses a call, and did nothing.
  THROTTLED(6, "the store throttles"),
  /// A write is refused because of another one at the same moment.
  CONFLICT(20, "a conflicting write refuses"),
  /// The store does a call, and its answer is lost.
  ANSWER_LOST(6, "the store's answer is lost after"),
  /// An index shows an older version.
  STALE_INDEX(150, "the index lags at"),
  /// A request doesn't reach the provider.
  REQUEST_LOST(20, "the request is lost:"),
  /// The client's machine sends a GET again, as HTTP allows.
  REQUEST_REPEATED(15, "the request arrives twice:"),
  /// The provider does what was asked, and its answer is lost.
  RESPONSE_LOST(20, "the provider's answer is lost:"),
  /// The provider refuses the rate of calls.
  RATE_LIMITED(10, "the provider answers 429:"),
  /// The provider answers no request for an hour.
  SILENT(2, "the provider falls silent for an hour:"),
  /// An answer takes seconds.
  SLOW(30, "the provider is slow:"),
  /// A callback is lost on its way.
  CALLBACK_LOST(200, "the callback is lost:"),
  /// A callback arrives late.
  CALLBACK_LATE(200, "the callback is delayed:"),
  /// A callback arrives twice.
  CALLBACK_TWICE(150, "the callback arrives twice:"),
  /// The acknowledgement of a callback is lost.
  ACKNOWLEDGEMENT_LOST(100, "the acknowledgement is lost:"),
  /// A forged copy of a callback arrives before it.
  CALLBACK_FORGED(50, "a forged callback arrives:"),
  /// A batch of the stream arrives again.
  BATCH_REPEATED(80, "the batch arrives again:"),
  /// A batch of the stream is split.
  BATCH_SPLIT(200, "the batch is split:"),
  /// The stream stops for a while.
  STREAM_LATE(60, "the stream lags:"),
  /// A message of the queue is received again while its function works.
  MESSAGE_REPEATED(80, "the message arrives again:"),
  /// A run of the schedule doesn't happen.
  RUN_SKIPPED(50, "the run is skipped:"),
  /// All functions are replaced by new ones.
  DEPLOYED(10, "a deployment replaces the functions");

  private final int permille;
  private final String sentence;

  Fault(int permille, String sentence) {
    this.permille = permille;
    this.sentence = sentence;
  }

  int permille() {
    return permille;
  }

  String sentence() {
    return sentence;
  }
}

package guitai.local.dynamodb;

import guitai.sandbox.files.DurableFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Hands batches to the function until they are done, or given up.
///
/// @param attempts how often the same first record is tried
/// @param failures where what was given up is written
/// @param closed pauses that long, and tells whether to end meanwhile
record Delivery(
    UnaryOperator<String> function,
    int attempts,
    Checkpoint checkpoint,
    Path failures,
    Predicate<Duration> closed) {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// @return false where the end came before the batch was done; its rest comes again
  boolean done(String shard, Batch batch) {
    var rest = batch;
    int tries = 0;
    for (var pause = OrderStream.IDLE; !rest.isEmpty(); pause = longer(pause)) {
      if (tries > 0 && closed.test(pause)) {
        return false;
      }
      var failed = rest.invoke(function);
      tries = failed.size() < rest.size() ? 1 : tries + 1;
      keep(shard, rest, failed);
      rest = tries < attempts ? failed : giveUp(shard, failed, tries);
    }
    return true;
  }

  /// What comes before the first failed record doesn't come again.
  private void keep(String shard, Batch tried, Batch failed) {
    int done = tried.size() - failed.size();
    if (done > 0) {
      checkpoint.move(shard, tried.sequenceNumber(done - 1));
    }
  }

  private Batch giveUp(String shard, Batch failed, int tries) {
    if (!failed.isEmpty()) {
      DurableFiles.append(failures, failed.failure(shard, tries).toString());
    }
    return failed.none();
  }

  static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}

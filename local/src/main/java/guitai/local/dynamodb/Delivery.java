package guitai.local.dynamodb;

import guitai.sandbox.files.DurableFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Delivers batches to the function until they succeed, or the tries are used up.
///
/// @param attempts tries with the same first record, at most
/// @param failures the file for records whose tries are used up
/// @param closed pauses that long, and returns whether the reader was closed meanwhile
record Delivery(
    UnaryOperator<String> function,
    int attempts,
    Checkpoint checkpoint,
    Path failures,
    Predicate<Duration> closed) {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// @return false where the reader was closed before the batch was done; the rest is delivered
  ///   again
  boolean done(String shard, Batch batch) {
    var rest = batch;
    int tries = 0;
    for (var pause = OrderStream.IDLE; !rest.isEmpty(); pause = longer(pause)) {
      if (tries > 0 && closed.test(pause)) {
        return false;
      }
      var failed = rest.invoke(function);
      tries = failed.size() < rest.size() ? 1 : tries + 1;
      advance(shard, rest, failed);
      rest = tries < attempts ? failed : giveUp(shard, failed, tries);
    }
    return true;
  }

  /// Moves the checkpoint to before the first failed record.
  private void advance(String shard, Batch tried, Batch failed) {
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

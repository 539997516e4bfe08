package guitai.simulation;

import java.time.Instant;

/// One lifetime of a function, or one visit of a person: it dies as a whole.
final class Lifetime {
  private final String name;
  private final Instant deadline;
  private boolean dead;

  /// @param deadline its function's timeout
  Lifetime(String name, Instant deadline) {
    this.name = name;
    this.deadline = deadline;
  }

  String name() {
    return name;
  }

  Instant deadline() {
    return deadline;
  }

  void die(String how) {
    dead = true;
    throw new Death(how);
  }

  /// @throws Death where it is over
  void requireAlive(Instant now) {
    if (dead || now.isAfter(deadline)) {
      die("it is over");
    }
  }
}

package guitai.simulation.small;

import java.time.Instant;
import java.util.Optional;

/// A call of a port by a function: what it does to its part of the world, and what it answers.
///
/// @param refusal the answer of a provider that refuses to do it
record PortCall(Part part, String name, Deed deed, Optional<Object> refusal) {
  /// One that is never refused.
  PortCall(Part part, String name, Deed deed) {
    this(part, name, deed, Optional.empty());
  }

  /// What a call does, of the part as it is then.
  interface Deed {
    Effect on(Object part, Instant now);
  }

  /// @param part as it is afterwards
  /// @param answer [NoAnswer] where the caller gets none
  record Effect(Object part, Object answer) {}

  /// The answer was lost, or the port is away.
  enum NoAnswer {
    UNAVAILABLE
  }
}

package guitai.faults;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/// The faults of a port: what it throws, the caller gets instead of an answer.
public interface PortFaults {
  /// Before the call: what this throws, was never done.
  void before(Method method, List<Object> arguments);

  /// An answer instead of the call, which is not done: that a write was refused because of another
  /// one at the same moment, for example. Empty where the call is done.
  default Optional<Object> instead(Method method, List<Object> arguments) {
    return Optional.empty();
  }

  /// After a call that answered: what this throws, was done nevertheless.
  ///
  /// @param result empty where the method gives none
  void after(Method method, List<Object> arguments, Optional<Object> result);
}

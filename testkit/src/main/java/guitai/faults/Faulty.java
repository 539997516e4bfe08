package guitai.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A port whose calls have faults. A method of the interface, also one that it implements itself,
/// is one call of the real port.
public final class Faulty implements InvocationHandler {
  private final Object real;
  private final PortFaults faults;

  private Faulty(Object real, PortFaults faults) {
    this.real = real;
    this.faults = faults;
  }

  /// @param more ports that the same object is, too: a cast gives the result as one of them
  public static <T> T of(Class<T> port, T real, PortFaults faults, Class<?>... more) {
    var ports = Stream.concat(Stream.of(port), Stream.of(more)).toArray(Class<?>[]::new);
    if (!Stream.of(ports).allMatch(each -> each.isInstance(real))) {
      throw new IllegalArgumentException("not each of these ports");
    }
    var faulty = new Faulty(real, faults);
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), ports, faulty));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(method, given);
    }
    List<Object> arguments = given == null ? List.of() : List.of(given);
    faults.before(method, arguments);
    var instead = faults.instead(method, arguments);
    if (instead.isPresent()) {
      return instead.get();
    }
    var result = call(method, given);
    faults.after(method, arguments, Optional.ofNullable(result));
    return result;
  }

  /// Comparing ports or printing one is no call of it.
  private @Nullable Object ofObject(Method method, Object @Nullable [] given) throws Throwable {
    return given != null && method.getName().equals("equals")
        ? same(given[0])
        : call(method, given);
  }

  private boolean same(@Nullable Object other) {
    return other != null
        && Proxy.isProxyClass(other.getClass())
        && Proxy.getInvocationHandler(other).equals(this);
  }

  /// Throws what the real port throws.
  private @Nullable Object call(Method method, Object @Nullable [] given) throws Throwable {
    try {
      return method.invoke(real, given);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}

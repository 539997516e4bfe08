package guitai.order;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// An order whose past has no room for more events. Nothing was written: a payment that was to be
/// recorded belongs on the held list, as a payment of no order ([Order.Unmatched]).
public final class OrderFull extends RuntimeException {
  /// The most that an order's events may take as texts, in bytes of UTF-8.
  public static final int LIMIT = 200 * 1024;

  private static final long serialVersionUID = 1;

  private OrderFull(int size) {
    super("the order's events would come to " + size + " bytes");
  }

  /// @throws OrderFull where the texts of all its events reach the limit, in bytes
  public static void check(List<String> texts, int limit) {
    int size = texts.stream().mapToInt(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    if (size >= limit) {
      throw new OrderFull(size);
    }
  }
}

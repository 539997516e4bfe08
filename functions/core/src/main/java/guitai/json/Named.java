package guitai.json;

import java.util.Optional;
import java.util.stream.Stream;

/// A constant with a text: its name in our contract, in a stored text, or at a provider.
public interface Named {
  String text();

  /// The constant with this text; empty where there is none.
  static <E extends Enum<E> & Named> Optional<E> of(Class<E> type, String text) {
    return Stream.of(type.getEnumConstants()).filter(each -> each.text().equals(text)).findFirst();
  }
}

package guitai.json;

import java.util.Optional;
import java.util.stream.Stream;

/// A constant that goes by a text: in our contract, in what is stored, or at a provider.
public interface Named {
  String text();

  /// The constant of that text; empty where there is none.
  static <E extends Enum<E> & Named> Optional<E> of(Class<E> type, String text) {
    return Stream.of(type.getEnumConstants()).filter(each -> each.text().equals(text)).findFirst();
  }
}

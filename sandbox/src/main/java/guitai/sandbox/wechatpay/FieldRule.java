package guitai.sandbox.wechatpay;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The form of a request's field.
sealed interface FieldRule {
  /// The provider's name of the field, which its messages use.
  String label();

  boolean required();

  /// @param least in bytes of UTF-8, as `most`: that is how the provider counts
  /// @param pattern of the whole text, empty for any
  record Text(String label, boolean required, int least, int most, String pattern)
      implements FieldRule {}

  record OneOf(String label, boolean required, List<String> values) implements FieldRule {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  record Whole(String label, boolean required, long least) implements FieldRule {}

  record Flag(String label, boolean required) implements FieldRule {}

  /// @param bytes the limit of its JSON text
  record Group(String label, boolean required, int bytes, Map<String, FieldRule> fields)
      implements FieldRule {
    /// In the sequence of their names, so that the first error is always the same one.
    public Group {
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
  }

  /// @param most the limit of elements
  record Several(String label, boolean required, int most, FieldRule each) implements FieldRule {}
}

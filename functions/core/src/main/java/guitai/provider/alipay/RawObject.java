package guitai.provider.alipay;

import guitai.json.MalformedJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The members of a JSON object, each value in the exact characters that came: Alipay signs such a
/// text, and a JSON writer would not reproduce it.
///
/// @param members by name, as spelt in the text
record RawObject(Map<String, String> members) {
  private static final int LIMIT = 100;

  RawObject {
    members = Map.copyOf(members);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /// @throws MalformedJson if the text isn't exactly one object without duplicate names
  static RawObject parse(String text) {
    return new RawObject(new Scanner(text).members());
  }

  private static final class Scanner {
    private final String text;
    private int position;

    Scanner(String text) {
      this.text = text;
    }

    Map<String, String> members() {
      var members = new HashMap<String, String>();
      take('{');
      while (next() != '}') {
        if (!members.isEmpty()) {
          take(',');
        }
        var quoted = value();
        take(':');
        var name = quoted.substring(1, Math.max(1, quoted.length() - 1));
        require(quoted.startsWith("\""));
        require(members.put(name, value()) == null && members.size() <= LIMIT);
      }
      take('}');
      require(position == text.length() || text.substring(position).isBlank());
      return members;
    }

    /// The next character that isn't white space.
    private char next() {
      while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
        position++;
      }
      require(position < text.length());
      return text.charAt(position);
    }

    private void take(char expected) {
      require(next() == expected);
      position++;
    }

    private String value() {
      next();
      int from = position;
      int depth = 0;
      do {
        char c = at();
        if (c == '"') {
          skipString();
          continue;
        }
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        position++;
      } while (depth > 0 || (depth == 0 && !ended(from)));
      require(depth == 0);
      return text.substring(from, position);
    }

    /// A text, object or list ends with its last character, any other value before a delimiter.
    private boolean ended(int from) {
      char first = text.charAt(from);
      return first == '"' || first == '{' || first == '[' || ",}] \t\r\n".indexOf(at()) >= 0;
    }

    private void skipString() {
      position++;
      while (at() != '"') {
        position += at() == '\\' ? 2 : 1;
      }
      position++;
    }

    private char at() {
      require(position < text.length());
      return text.charAt(position);
    }

    private static void require(boolean holds) {
      if (!holds) {
        throw new MalformedJson("not one JSON object without duplicate names");
      }
    }
  }
}

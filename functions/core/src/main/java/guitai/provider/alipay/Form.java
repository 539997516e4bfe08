package guitai.provider.alipay;

import guitai.provider.Forged;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A form as it was posted, percent-decoded once. Names and values are bytes, written as one
/// character of ISO 8859-1 each, so that the charset doesn't matter.
record Form(SortedMap<String, String> fields) {
  /// The greatest number of fields; a notification of Alipay has some thirty.
  static final int LIMIT = 200;

  private static final int HEX = 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  Form {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /// @throws Forged if a name is malformed or comes twice, a percent sign begins no byte, or there
  ///   are too many fields
  static Form parse(byte[] body) throws Forged {
    var fields = new TreeMap<String, String>();
    var text = new String(body, StandardCharsets.ISO_8859_1);
    for (int from = 0; from <= text.length(); ) {
      int to = text.indexOf('&', from) < 0 ? text.length() : text.indexOf('&', from);
      if (to > from) {
        put(fields, text.substring(from, to));
      }
      from = to + 1;
    }
    return new Form(fields);
  }

  private static void put(TreeMap<String, String> fields, String piece) throws Forged {
    int border = piece.indexOf('=');
    var name = decode(border < 0 ? piece : piece.substring(0, border));
    var value = border < 0 ? "" : decode(piece.substring(border + 1));
    if (!NAME.matcher(name).matches()) {
      throw new Forged("a field of an odd name");
    }
    if (fields.size() == LIMIT) {
      throw new Forged("more fields than any notification has");
    }
    if (fields.put(name, value) != null) {
      throw new Forged("a field comes twice");
    }
  }

  private static String decode(String encoded) throws Forged {
    var bytes = new StringBuilder(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.append((char) octet(encoded, i + 1));
        i += 2;
      } else {
        bytes.append(c == '+' ? ' ' : c);
      }
    }
    return bytes.toString();
  }

  private static int octet(String encoded, int at) throws Forged {
    if (at + 1 < encoded.length()) {
      int high = digit(encoded.charAt(at));
      int low = digit(encoded.charAt(at + 1));
      if (high >= 0 && low >= 0) {
        return high * HEX + low;
      }
    }
    throw new Forged("a percent sign that begins no byte");
  }

  /// Text of ASCII only.
  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, HEX) : -1;
  }
}

package guitai.provider.unionpay;

import guitai.provider.Forged;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The two forms in which UnionPay writes parameters: percent-encoded in a notification, plain in
/// an answer. Each is decoded once, strictly, and never as the other: a certificate's line ends and
/// the plus signs of base64 are part of what is signed.
final class Wire {
  /// More fields than any message of UnionPay has.
  private static final int FIELDS = 128;

  private Wire() {}

  /// The fields of a notification's body.
  ///
  /// @throws Forged where the body is no form in UTF-8
  static Fields form(byte[] body) throws Forged {
    var pairs = new ArrayList<Map.Entry<String, String>>();
    for (var part : new String(body, StandardCharsets.ISO_8859_1).split("&", FIELDS + 1)) {
      int equals = part.indexOf('=');
      add(pairs, equals, decoded(part.substring(0, Math.max(0, equals))), part, true);
    }
    return Fields.received(pairs);
  }

  /// The fields of an answer's body; text in brackets may contain an ampersand.
  ///
  /// @throws Forged where the body isn't of that form
  static Fields answer(byte[] body) throws Forged {
    var text = utf8(body).strip();
    var pairs = new ArrayList<Map.Entry<String, String>>();
    for (int from = 0; from < text.length(); ) {
      int end = end(text, from);
      var part = text.substring(from, end);
      int equals = part.indexOf('=');
      add(pairs, equals, part.substring(0, Math.max(0, equals)), part, false);
      from = end + 1;
    }
    return Fields.received(pairs);
  }

  private static void add(
      List<Map.Entry<String, String>> pairs, int equals, String name, String part, boolean encoded)
      throws Forged {
    if (equals <= 0 || pairs.size() == FIELDS) {
      throw new Forged("not the fields of a message");
    }
    var value = part.substring(equals + 1);
    pairs.add(Map.entry(name, encoded ? decoded(value) : value));
  }

  private static int end(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '&' -> {
          if (depth <= 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return text.length();
  }

  /// [java.net.URLDecoder] would replace bytes that are no UTF-8 by a substitute.
  private static String decoded(String text) throws Forged {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(octet(text, i + 1));
        i += 2;
      } else if (c > ' ' && c <= '~') {
        bytes.write(c == '+' ? ' ' : c);
      } else {
        throw new Forged("not a form");
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static int octet(String text, int at) throws Forged {
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    if (high < 0 || low < 0) {
      throw new Forged("not a form");
    }
    return high << 4 | low;
  }

  private static String utf8(byte[] bytes) throws Forged {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Forged("not UTF-8");
    }
  }
}

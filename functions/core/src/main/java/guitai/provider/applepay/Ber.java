package guitai.provider.applepay;

import guitai.provider.Forged;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An ASN.1 element with its children, of a definite or an indefinite length: Apple writes the
/// outer elements of a signature with an indefinite one. Size, depth and number of elements are
/// limited, and each length must be in its shortest form.
///
/// @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>
final class Ber {
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /// Context-specific, constructed: `[0]`.
  static final int CONTEXT_0 = 0xa0;

  private static final int CONSTRUCTED = 0x20;
  private static final int TAG_NUMBER = 0x1f;
  private static final int LONG_FORM = 0x80;
  private static final int DEPTH = 24;
  private static final int ELEMENTS = 1024;

  /// The largest input, in bytes.
  private static final int LIMIT = 16 * 1024;

  private final byte[] whole;
  private final int start;
  private int content;
  private int contentEnd;
  private int end;
  private boolean definite = true;
  private final List<Ber> children = new ArrayList<>();

  private Ber(byte[] whole, int start) {
    this.whole = whole;
    this.start = start;
  }

  /// Reads bytes that are exactly one element.
  static Ber parse(byte[] bytes) throws Forged {
    if (bytes.length > LIMIT) {
      throw malformed();
    }
    var whole = bytes.clone();
    var element = read(whole, 0, whole.length, DEPTH, new int[] {ELEMENTS});
    if (element.end != whole.length) {
      throw malformed();
    }
    return element;
  }

  /// @param left how many more elements may be read, counted down
  private static Ber read(byte[] whole, int start, int limit, int depth, int[] left) throws Forged {
    if (limit - start < 2 || depth == 0 || left[0]-- == 0) {
      throw malformed();
    }
    var element = new Ber(whole, start);
    element.readLength(limit);
    if (element.constructed()) {
      element.readChildren(limit, depth, left);
    }
    return element;
  }

  private void readLength(int limit) throws Forged {
    int first = whole[start + 1] & 0xff;
    content = start + 2;
    if ((tag() & TAG_NUMBER) == TAG_NUMBER) {
      throw malformed();
    }
    if (first == LONG_FORM) {
      definite = false;
      contentEnd = limit;
      if (!constructed()) {
        throw malformed();
      }
      return;
    }
    int length = first < LONG_FORM ? first : longLength(first & 0x7f, limit);
    if (length > limit - content) {
      throw malformed();
    }
    contentEnd = content + length;
    end = contentEnd;
  }

  private int longLength(int bytes, int limit) throws Forged {
    if (bytes > 2 || content + bytes > limit) {
      throw malformed();
    }
    int length = 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << 8) | (whole[content++] & 0xff);
    }
    if (length < (bytes == 1 ? LONG_FORM : 0x100)) {
      throw malformed();
    }
    return length;
  }

  private void readChildren(int limit, int depth, int[] left) throws Forged {
    int next = content;
    while (definite ? next < contentEnd : !endOfContents(next, limit)) {
      var child = read(whole, next, contentEnd, depth - 1, left);
      children.add(child);
      next = child.end;
    }
    if (!definite) {
      contentEnd = next;
      end = next + 2;
    }
  }

  private boolean endOfContents(int at, int limit) throws Forged {
    if (limit - at < 2) {
      throw malformed();
    }
    return whole[at] == 0 && whole[at + 1] == 0;
  }

  private boolean constructed() {
    return (tag() & CONSTRUCTED) != 0;
  }

  int tag() {
    return whole[start] & 0xff;
  }

  List<Ber> children() {
    return children;
  }

  /// @throws Forged where there is no such child, or it is something else
  Ber child(int index, int tag) throws Forged {
    if (index >= children.size()) {
      throw malformed();
    }
    return children.get(index).require(tag);
  }

  Ber require(int tag) throws Forged {
    if (tag() != tag) {
      throw malformed();
    }
    return this;
  }

  /// This element, where it has exactly so many children.
  Ber having(int count) throws Forged {
    if (children.size() != count) {
      throw malformed();
    }
    return this;
  }

  /// The number that this element is.
  ///
  /// @throws Forged where it is no integer, or one without content
  BigInteger integer() throws Forged {
    require(INTEGER);
    if (content == contentEnd) {
      throw malformed();
    }
    return new BigInteger(content());
  }

  byte[] content() {
    return Arrays.copyOfRange(whole, content, contentEnd);
  }

  /// The element's own bytes, tag and length included.
  ///
  /// @throws Forged where its length is indefinite
  byte[] encoded() throws Forged {
    if (!definite) {
      throw malformed();
    }
    return Arrays.copyOfRange(whole, start, end);
  }

  boolean is(byte[] encoding) {
    return Arrays.equals(whole, start, end, encoding, 0, encoding.length);
  }

  static Forged malformed() {
    return new Forged("the signature is not the CMS it should be");
  }
}

package guitai.keys;

import java.util.Arrays;

/// Reads DER element by element: enough to find the parts of certificates and of OCSP requests.
///
/// @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>
public final class DerReader {
  private static final int LONG_FORM = 0x80;
  private static final int LENGTH_BYTES = 3;

  private final byte[] bytes;
  private final int end;
  private int position;

  public DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerReader(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  /// Whether there is another element.
  public boolean more() {
    return position < end;
  }

  /// The tag of the next element.
  public int tag() {
    require(position < end);
    return bytes[position] & 0xff;
  }

  /// Returns a reader of the next element's content and moves this one past it.
  public DerReader enter() {
    int from = position;
    skip();
    return new DerReader(bytes, from + headLength(from), position);
  }

  /// The next element, tag and length included.
  public byte[] element() {
    int from = position;
    skip();
    return Arrays.copyOfRange(bytes, from, position);
  }

  /// The content of the next element, without tag and length.
  public byte[] content() {
    var inner = enter();
    return Arrays.copyOfRange(bytes, inner.position, inner.end);
  }

  public void skip() {
    require(position + 1 < end);
    int head = headLength(position);
    require(position + head <= end);
    int length = length(position);
    require(length <= end - position - head);
    position += head + length;
  }

  private int headLength(int at) {
    int first = bytes[at + 1] & 0xff;
    return first < LONG_FORM ? 2 : 2 + (first - LONG_FORM);
  }

  private int length(int at) {
    int first = bytes[at + 1] & 0xff;
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    require(count >= 1 && count <= LENGTH_BYTES);
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << Byte.SIZE) | (bytes[at + 2 + i] & 0xff);
    }
    return length;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not DER");
    }
  }
}

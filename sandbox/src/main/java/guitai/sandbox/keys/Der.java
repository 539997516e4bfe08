package guitai.sandbox.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/// The few ASN.1 types that certificates and signatures consist of, in DER (X.690).
public final class Der {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int TWO_DIGIT_YEARS_END = 2050;

  private Der() {}

  public static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  /// A SET, ordered by the elements' encodings (X.690, 11.6).
  public static byte[] set(byte[]... parts) {
    var sorted = parts.clone();
    Arrays.sort(sorted, Arrays::compareUnsigned);
    return tagged(0x31, sorted);
  }

  public static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  /// @param dotted the identifier as text, like `1.2.840.113635.100.6.29`
  public static byte[] oid(String dotted) {
    var arcs = dotted.split("\\.", -1);
    var bytes = new ByteArrayOutputStream();
    bytes.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      arc(bytes, Integer.parseInt(arcs[i]));
    }
    return tagged(0x06, bytes.toByteArray());
  }

  /// Seven bits to a byte, the highest first; all but the last are marked.
  private static void arc(ByteArrayOutputStream out, int arc) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (arc >>> shift != 0) {
        out.write(0x80 | (arc >>> shift & 0x7f));
      }
    }
    out.write(arc & 0x7f);
  }

  public static byte[] nothing() {
    return tagged(0x05);
  }

  public static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  public static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  public static byte[] utf8(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] enumerated(int value) {
    return tagged(0x0a, new byte[] {(byte) value});
  }

  /// Content under an implicit context tag.
  public static byte[] implicit(int number, byte[] content) {
    return tagged(0x80 | number, content);
  }

  /// Content under an explicit context tag.
  public static byte[] explicit(int number, byte[]... parts) {
    return tagged(0xa0 | number, parts);
  }

  /// Two digits for the year before 2050, four from then on (RFC 5280, 4.1.2.5).
  public static byte[] time(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).getYear() < TWO_DIGIT_YEARS_END
        ? tagged(0x17, TIME.format(instant).substring(2).getBytes(StandardCharsets.US_ASCII))
        : generalizedTime(instant);
  }

  /// Four digits for every year, and whole seconds.
  public static byte[] generalizedTime(Instant instant) {
    return tagged(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  /// Whole bytes only.
  public static byte[] bits(byte[] bytes) {
    return tagged(0x03, new byte[] {0}, bytes);
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var all = new ByteArrayOutputStream();
    all.write(tag);
    length(all, content.size());
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    var bytes = BigInteger.valueOf(length).toByteArray();
    int skip = bytes[0] == 0 ? 1 : 0;
    out.write(0x80 | (bytes.length - skip));
    out.write(bytes, skip, bytes.length - skip);
  }
}

package guitai.provider.unionpay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small settlement file of a day in UnionPay's format.
final class Settlement {
  private static final int LENGTH = 607;

  private Settlement() {}

  /// The line of a refund that UnionPay passed on at 13:00:02 on 1 January.
  static String line(String type, String orderId, String fen, String payment, String refund) {
    var bytes = new byte[LENGTH];
    Arrays.fill(bytes, (byte) ' ');
    put(bytes, 35, "0101130002");
    put(bytes, 66, fen);
    put(bytes, 87, refund);
    put(bytes, 112, orderId);
    put(bytes, 166, "C000000000000");
    put(bytes, 215, type);
    put(bytes, 271, payment);
    put(bytes, 374, "D" + fen);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  static void put(byte[] bytes, int at, String text) {
    var value = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(value, 0, bytes, at, value.length);
  }

  static String content(String merId, String day, String... lines) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(new DeflaterOutputStream(bytes))) {
      zip.putNextEntry(new ZipEntry("INN" + day + "88ZM_" + merId));
      zip.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}

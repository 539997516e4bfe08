package guitai.sandbox.wechatpay;

import guitai.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// A bill's file: UTF-8 with a byte order mark, lines end with CRLF, a back-tick stands before each
/// value; the totals come last. Its lines are streamed and never held in memory together.
///
/// @param columns of the lines
/// @param sums of the last line, as the provider writes numbers there
record Bill(
    List<String> columns, List<? extends Line> lines, List<String> sumColumns, List<String> sums) {
  static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Trades.BEIJING);

  interface Line {
    List<String> values();
  }

  Bill {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    sumColumns = List.copyOf(sumColumns);
    sums = List.copyOf(sums);
  }

  /// Of the file before it is compressed, in lower-case hexadecimal.
  String sha1() {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Bytes bytes(boolean zipped) {
    var bytes = new ByteArrayOutputStream();
    try (var out = zipped ? new GZIPOutputStream(bytes) : bytes) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(bytes.toByteArray());
  }

  private void write(OutputStream out) throws IOException {
    line(out, "\uFEFF" + String.join(",", columns));
    for (var line : lines) {
      line(out, ticked(line.values()));
    }
    line(out, String.join(",", sumColumns));
    line(out, ticked(sums));
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String ticked(List<String> values) {
    return values.stream().map(value -> "`" + value).collect(Collectors.joining(","));
  }

  /// A merchant's text without the characters that end a value or a line.
  static String text(String text) {
    return text.replace(",", "\\ ").replace("\r", "").replace("\n", "\\n");
  }

  /// Fen as yuan.
  static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /// Fen as yuan in a bill's last line: no trailing zeros except the first decimal.
  static String sum(long fen) {
    var yuan = BigDecimal.valueOf(fen, 2).stripTrailingZeros();
    return yuan.setScale(Math.max(1, yuan.scale())).toPlainString();
  }

  static String count(long number) {
    return number + ".0";
  }
}

package guitai.sandbox.alipay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// One CSV file of a bill: names and text in GBK, lines end with CRLF, numbers with a tab so that
/// spreadsheets read them as text, remarks start with `#`.
///
/// @param name the part of the file name after the account and the day
record BillFile(String name, List<String> lines) {
  private static final Charset GBK = Charset.forName("GBK");

  BillFile {
    lines = List.copyOf(lines);
  }

  /// @param title the file's first heading
  /// @param list the heading of the list of rows
  static BillFile of(
      String name,
      String title,
      BillPeriod period,
      String list,
      List<String> rows,
      List<String> sums) {
    var lines = new ArrayList<String>();
    lines.add("#支付宝" + title + "查询");
    lines.add("#账号：[" + period.account() + "]");
    lines.add("#起始日期：[" + period.from() + "]   终止日期：[" + period.to() + "]");
    lines.add("#" + "-".repeat(41) + list + "-".repeat(40));
    lines.addAll(rows);
    lines.add("#" + "-".repeat(41) + list + "结束" + "-".repeat(36));
    lines.addAll(sums);
    lines.add("#导出时间：[" + period.made() + "]");
    return new BillFile(name, lines);
  }

  /// A value whose text may contain separators.
  static String quoted(String text) {
    var line = text.replaceAll("[\\r\\n\\t]", " ");
    return line.contains(",") || line.contains("\"")
        ? "\"" + line.replace("\"", "\"\"") + "\""
        : line;
  }

  static byte[] zip(BillPeriod period, List<BillFile> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, GBK)) {
      for (var file : files) {
        var entry = new ZipEntry(period.account() + "_" + period.text() + file.name());
        entry.setTimeLocal(period.madeAt());
        zip.putNextEntry(entry);
        zip.write((String.join("\r\n", file.lines()) + "\r\n").getBytes(GBK));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

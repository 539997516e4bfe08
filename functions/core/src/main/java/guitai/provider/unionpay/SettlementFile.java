package guitai.provider.unionpay;

import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.Totals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;

/// A day's settlement file (对账文件): base64 over a zlib stream over an archive. `INN…ZM_` in it has a
/// line for each successful transaction, and `RD…` has the sums. Files of other names are ignored:
/// `INN…ZME_` lists disputes, and no document we have names its columns.
record SettlementFile(List<byte[]> details, List<byte[]> summaries, LocalDate day) {
  /// Unpacked, in bytes: some two hundred thousand lines.
  private static final int LIMIT = 128 * 1024 * 1024;

  private static final int ENTRIES = 32;
  private static final int BUFFER = 64 * 1024;

  SettlementFile {
    details = List.copyOf(details);
    summaries = List.copyOf(summaries);
  }

  /// @param content `fileContent` of a signed answer
  /// @throws Unavailable where the file isn't complete or readable
  static SettlementFile open(String content, String merId, LocalDate day) {
    var detail = Pattern.compile("INN[0-9]{8}ZM_" + Pattern.quote(merId));
    var summary = Pattern.compile("RD[0-9]{8,14}_" + Pattern.quote(merId));
    List<byte[]> details = new ArrayList<>();
    List<byte[]> summaries = new ArrayList<>();
    var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    try (var archive =
        new ZipInputStream(
            new InflaterInputStream(Base64.getDecoder().wrap(new ByteArrayInputStream(bytes))))) {
      int left = LIMIT;
      int entries = 0;
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        var unpacked = read(archive, left);
        left -= unpacked.length;
        if (detail.matcher(entry.getName()).matches()) {
          details.add(unpacked);
        } else if (summary.matcher(entry.getName()).matches()) {
          summaries.add(unpacked);
        }
        if (++entries > ENTRIES) {
          throw new Unavailable("a file of UnionPay's has too many parts");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Unavailable("a file of UnionPay's can't be unpacked", e);
    }
    if (details.isEmpty()) {
      throw new Unavailable("a file of UnionPay's has no details");
    }
    return new SettlementFile(details, summaries, day);
  }

  private static byte[] read(InputStream from, int limit) throws IOException {
    var out = new ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      if (out.size() + read > limit) {
        throw new Unavailable("a file of UnionPay's is larger than any we read");
      }
      out.write(buffer, 0, read);
    }
    return out.toByteArray();
  }

  /// Passes each line on after all lines were read once.
  Totals read(BillReader<Line> reader) {
    var sums = new SettlementSums();
    each(reader.trial(sums::add));
    each(reader);
    return summaries.isEmpty() ? sums.totals() : SettlementSums.stated(summaries);
  }

  private void each(BillReader<Line> reader) {
    for (var detail : details) {
      long number = 0;
      for (int from = 0; from < detail.length; ) {
        int end = from;
        while (end < detail.length && detail[end] != '\n') {
          end++;
        }
        int last = end > from && detail[end - 1] == '\r' ? end - 1 : end;
        number++;
        if (last > from) {
          take(reader, number, detail, from, last);
        }
        from = end + 1;
      }
    }
  }

  private void take(BillReader<Line> reader, long number, byte[] detail, int from, int to) {
    reader.take(() -> new SettlementRow(number, detail, from, to, day).line());
  }
}

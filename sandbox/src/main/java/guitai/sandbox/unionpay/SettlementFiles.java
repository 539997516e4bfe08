package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The file of a clearing day (清算文件), made from the orders at the day's end: a line for each
/// transaction that succeeded by then, and the totals.
record SettlementFiles(Ledger<OrderState, Entry> ledger, Merchant merchant) {
  private static final Charset GBK = Charset.forName("GBK");
  private static final LocalTime MADE = LocalTime.of(9, 0);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  Message answer(Message message) {
    FieldRule.type(message, "76", "01", "000000");
    FieldRule.fields(message, "settleDate", "fileType", "txnTime", "accessType");
    var day = day(message.text("settleDate"));
    var merId = message.text("merId");
    var lines = lines(merId, day);
    if (lines.isEmpty()) {
      throw new ApiError("98", "文件不存在");
    }
    return Message.empty()
        .with("fileName", merId + "_" + DAY.format(day) + ".zip")
        .with("fileContent", content(merId, day, lines));
  }

  /// The latest day of that date whose file exists.
  private LocalDate day(String monthDay) {
    var now = ledger.now();
    try {
      var requested =
          MonthDay.of(
              Integer.parseInt(monthDay.substring(0, 2)), Integer.parseInt(monthDay.substring(2)));
      var day = requested.atYear(now.atOffset(UnionPayTime.BEIJING).getYear());
      var last = made(day, now) ? day : requested.atYear(day.getYear() - 1);
      if (made(last, now)) {
        return last;
      }
    } catch (DateTimeException e) {
      throw new ApiError("10", "报文格式错误[settleDate]");
    }
    throw new ApiError("98", "文件不存在");
  }

  private static boolean made(LocalDate day, Instant now) {
    return !day.plusDays(1).atTime(MADE).toInstant(UnionPayTime.BEIJING).isAfter(now);
  }

  private List<SettlementLine> lines(String merId, LocalDate day) {
    synchronized (ledger) {
      var now = ledger.now();
      Predicate<Instant> within = at -> UnionPayTime.cleared(at).equals(day) && !at.isAfter(now);
      return ledger.books().all().stream()
          .filter(order -> order.request().text("merId").equals(merId))
          .flatMap(order -> lines(merId, order, within, now))
          .sorted(Comparator.comparing(SettlementLine::at))
          .toList();
    }
  }

  private static Stream<SettlementLine> lines(
      String merId, Order order, Predicate<Instant> within, Instant now) {
    return Stream.concat(
        order.paid().stream()
            .filter(paid -> within.test(paid.at()))
            .map(paid -> SettlementLine.of(merId, order, paid)),
        order.returns().stream()
            .filter(refund -> within.test(refund.end()) && refund.done(now))
            .map(refund -> SettlementLine.of(merId, order, refund)));
  }

  private static String content(String merId, LocalDate day, List<SettlementLine> lines) {
    var name = DAY.format(day);
    var details = new StringBuilder();
    lines.forEach(line -> details.append(line.text()).append("\r\n"));
    var files =
        new TreeMap<>(
            Map.of(
                "INN" + name + "88ZM_" + merId, details.toString(),
                "RD20" + name + "01_" + merId, SettlementLine.summary(lines)));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(new DeflaterOutputStream(bytes))) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(day.plusDays(1).atTime(MADE));
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(GBK));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}

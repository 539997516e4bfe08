package guitai.provider.unionpay;

import guitai.host.Host;
import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import guitai.provider.Bills;
import guitai.storefront.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// UnionPay's settlement files (对账文件). A day of theirs is a clearing day (清算日): it begins at 23:00
/// of the day before, and UnionPay publishes its file at about 9:00 of the next morning. A file
/// comes in an answer that is signed as a whole.
public final class UnionPayBills implements Bills {
  /// The size of an answer, in bytes: some hundred thousand lines, compressed.
  private static final long LIMIT = 32L * 1024 * 1024;

  /// The longest download where no other work waits for it.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final LocalTime CUT = LocalTime.of(23, 0);
  private static final LocalTime READY = LocalTime.of(10, 0);

  /// A file that is missing for this long after its time won't come any more.
  private static final Duration OVERDUE = Duration.ofHours(24);

  private static final Duration MARGIN = Duration.ofMinutes(30);
  private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd");

  /// A request names the day without its year, so older days would be ambiguous.
  private static final Duration OLDEST = Duration.ofDays(330);

  private static final String NO_FILE = "98";

  private final UnionPayAccount account;
  private final Host host;
  private final Api api;
  private final Duration patience;

  /// @param merchant supplies the key that signs our calls; it is called for each, so the supplier
  ///   may cache and rotate the key, and may throw [Unavailable]
  /// @param roots the trusted certificates
  public UnionPayBills(
      UnionPayAccount account,
      Supplier<UnionPayMerchant> merchant,
      UnionPayRoots roots,
      Host host) {
    this(account, new Api(account, merchant, roots, host), host, PATIENCE);
  }

  /// @param patience the longest download of a file
  UnionPayBills(UnionPayAccount account, Api api, Host host, Duration patience) {
    this.account = account;
    this.host = host;
    this.api = api;
    this.patience = patience;
  }

  @Override
  public String provider() {
    return UnionPayNotifications.PROVIDER;
  }

  @Override
  public Instant begin(LocalDate day) {
    return day.minusDays(1).atTime(CUT).toInstant(ChinaTime.ZONE);
  }

  /// The clearing day of an instant.
  static LocalDate day(Instant at) {
    return at.atOffset(ChinaTime.ZONE).plusHours(1).toLocalDate();
  }

  /// The clearing days on which a transaction sent at an instant may be cleared: near 23:00 there
  /// are two.
  static List<LocalDate> days(Instant at) {
    return Stream.of(day(at.minus(MARGIN)), day(at.plus(MARGIN))).distinct().toList();
  }

  /// Whether UnionPay should have published a day's file by now.
  boolean ready(LocalDate day) {
    return !host.instant().isBefore(readyAt(day));
  }

  private static Instant readyAt(LocalDate day) {
    return day.plusDays(1).atTime(READY).toInstant(ChinaTime.ZONE);
  }

  @Override
  public Totals read(LocalDate day, BillReader<Line> reader) {
    return file(day, reader).orElseGet(() -> nothing(day));
  }

  /// As [#read]; empty where UnionPay has no file. UnionPay's code doesn't say whether the day had
  /// no transactions or the file isn't published yet.
  Optional<Totals> file(LocalDate day, BillReader<Line> reader) {
    var now = host.instant();
    if (begin(day).isBefore(now.minus(OLDEST))) {
      throw new Unavailable("a file of UnionPay's is requested too late");
    }
    var answer = ask(day, now);
    return switch (answer.text("respCode").orElse("")) {
      case Codes.OK -> Optional.of(read(answer, day, reader));
      case NO_FILE -> Optional.empty();
      default -> throw Api.unavailable(answer);
    };
  }

  private Totals nothing(LocalDate day) {
    if (host.instant().isBefore(readyAt(day).plus(OVERDUE))) {
      throw new Unavailable("a file of UnionPay's is not published yet");
    }
    return new Totals(0, Money.of(0, "CNY"), Money.of(0, "CNY"));
  }

  private Totals read(SignedMessage answer, LocalDate day, BillReader<Line> reader) {
    if (!answer.says("merId", account.merId())
        || !answer.says("settleDate", MONTH_DAY.format(day))) {
      throw new Unavailable("a signed answer is not about the file that was requested");
    }
    var content =
        answer
            .text("fileContent")
            .orElseThrow(() -> new Unavailable("a signed answer has no 'fileContent'"));
    return SettlementFile.open(content, account.merId(), day).read(reader);
  }

  private SignedMessage ask(LocalDate day, Instant now) {
    var message =
        Messages.common(account)
            .with("txnType", "76")
            .with("txnSubType", "01")
            .with("bizType", Messages.OTHER)
            .with("settleDate", MONTH_DAY.format(day))
            .with("fileType", "00")
            .with("txnTime", ChinaTime.second(now));
    try {
      var file = Files.createTempFile("guitai-file", ".txt");
      try {
        return api.verified(download(message, file));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new Unavailable("UnionPay gave no file", e);
    }
  }

  private byte[] download(Fields message, Path file) throws IOException {
    var address = account.files().resolve("/");
    int status = host.transport().download(api.request(address, message), file, patience);
    if (status != 200) {
      throw new Unavailable("UnionPay gave no file: HTTP_" + status);
    }
    if (Files.size(file) > LIMIT) {
      throw new Unavailable("a file of UnionPay's is larger than any we read");
    }
    return Files.readAllBytes(file);
  }
}

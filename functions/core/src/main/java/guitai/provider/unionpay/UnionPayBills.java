package guitai.provider.unionpay;

import guitai.http.HttpExchange;
import guitai.problem.Unavailable;
import guitai.provider.Bills;
import guitai.storefront.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// UnionPay's files of settlement. A day of theirs is a clearing day: it begins at eleven in the
/// evening before, and its file is there from about nine the next morning. A file comes in an
/// answer that is signed as a whole.
public final class UnionPayBills implements Bills {
  /// Of an answer, in bytes: some hundred thousand lines, compressed.
  private static final long LIMIT = 32L * 1024 * 1024;

  /// With a file, where nothing else waits for it.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final LocalTime CUT = LocalTime.of(23, 0);
  private static final LocalTime READY = LocalTime.of(10, 0);

  /// So long after it should be there a file that isn't won't come any more.
  private static final Duration LATE = Duration.ofHours(24);

  private static final Duration MARGIN = Duration.ofMinutes(30);
  private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd");

  /// A day is asked for without its year.
  private static final Duration OLDEST = Duration.ofDays(330);

  private static final String NO_FILE = "98";

  private final UnionPayAccount account;
  private final InstantSource clock;
  private final Api api;
  private final Duration patience;

  /// @param merchant what signs our calls: asked at each, so that whoever supplies it may cache and
  ///   rotate it; it may throw [Unavailable]
  /// @param roots whom to trust
  public UnionPayBills(
      UnionPayAccount account,
      Supplier<UnionPayMerchant> merchant,
      UnionPayRoots roots,
      InstantSource clock) {
    this(account, new Api(account, merchant, roots, clock), clock, PATIENCE);
  }

  /// @param patience with a file
  UnionPayBills(UnionPayAccount account, Api api, InstantSource clock, Duration patience) {
    this.account = account;
    this.clock = clock;
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

  /// The clearing days on which what was sent then may have been cleared: near their border two.
  static List<LocalDate> days(Instant at) {
    return Stream.of(day(at.minus(MARGIN)), day(at.plus(MARGIN))).distinct().toList();
  }

  /// Whether a day's file should be there by now.
  boolean ready(LocalDate day) {
    return !clock.instant().isBefore(readyAt(day));
  }

  private static Instant readyAt(LocalDate day) {
    return day.plusDays(1).atTime(READY).toInstant(ChinaTime.ZONE);
  }

  @Override
  public Totals read(LocalDate day, Consumer<Line> lines) {
    return file(day, lines).orElseGet(() -> nothing(day));
  }

  /// As [#read]; empty where UnionPay has no file. Whether there was nothing to settle or it isn't
  /// there yet, the code doesn't say.
  Optional<Totals> file(LocalDate day, Consumer<Line> lines) {
    var now = clock.instant();
    if (begin(day).isBefore(now.minus(OLDEST))) {
      throw new Unavailable("a file of UnionPay's is asked for too late");
    }
    var answer = ask(day, now);
    return switch (answer.text("respCode").orElse("")) {
      case Codes.OK -> Optional.of(read(answer, day, lines));
      case NO_FILE -> Optional.empty();
      default -> throw Api.unavailable(answer);
    };
  }

  private Totals nothing(LocalDate day) {
    if (clock.instant().isBefore(readyAt(day).plus(LATE))) {
      throw new Unavailable("a file of UnionPay's is not there yet");
    }
    return new Totals(0, Money.of(0, "CNY"), Money.of(0, "CNY"));
  }

  private Totals read(SignedMessage answer, LocalDate day, Consumer<Line> lines) {
    if (!answer.says("merId", account.merId())
        || !answer.says("settleDate", MONTH_DAY.format(day))) {
      throw new Unavailable("a signed answer is not about the file that was asked");
    }
    var content =
        answer
            .text("fileContent")
            .orElseThrow(() -> new Unavailable("a signed answer has no 'fileContent'"));
    return SettlementFile.open(content, account.merId(), day).read(lines);
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
        return api.believed(download(message, file));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new Unavailable("UnionPay gave no file", e);
    }
  }

  private byte[] download(Fields message, Path file) throws IOException {
    var address = account.files().resolve("/");
    int status = HttpExchange.download(api.request(address, message), file, patience);
    if (status != 200) {
      throw new Unavailable("UnionPay gave no file: HTTP_" + status);
    }
    if (Files.size(file) > LIMIT) {
      throw new Unavailable("a file of UnionPay's is larger than any we read");
    }
    return Files.readAllBytes(file);
  }
}

package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Unavailable;
import guitai.provider.Bills.Line;
import guitai.provider.wechatpay.FakeServer.Reply;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final byte[] FILE =
      FakeBill.text(List.of(FakeBill.paid("6.00", "0.04"))).getBytes(StandardCharsets.UTF_8);
  private static final byte[] PACKED = FakeBill.packed(FILE);
  private static final String SHA1 = FakeBill.sha1(FILE);

  @Test
  void the_digest_is_of_the_unpacked_bill_in_either_case_of_letters() {
    assertThat(read(PACKED, SHA1)).hasSize(1);
    assertThat(read(PACKED, SHA1.toUpperCase(Locale.ROOT))).hasSize(1);
    assertRefused(PACKED, FakeBill.sha1(PACKED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000000000000000000000000000000000000", "x"})
  void a_file_with_another_digest_passes_on_no_line(String sha1) {
    assertRefused(PACKED, sha1);
  }

  @Test
  void a_file_cut_short_anywhere_passes_on_no_line() {
    for (int length = 0; length < PACKED.length; length += 7) {
      assertRefused(Arrays.copyOf(PACKED, length), SHA1);
    }
    assertRefused(Arrays.copyOf(PACKED, PACKED.length - 1), SHA1);
  }

  @Test
  void a_file_that_is_not_packed_passes_on_no_line() {
    assertRefused(FILE, SHA1);
  }

  @ParameterizedTest
  @CsvSource({"MD5", "SHA256", "sha1"})
  void a_digest_of_another_type_is_not_trusted(String type) {
    try (var paper = new FakeBill(PACKED, SHA1)) {
      paper.server.give(
          FakeBill.downloadAddress(type, SHA1, paper.server.address() + FakeBill.PATH),
          Reply.file(PACKED));
      assertNothing(paper);
      assertThat(paper.server.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1/file",
        "https://evil.example/file",
        "http://api.mch.weixin.qq.com/file",
        "https://api.mch.weixin.qq.com.evil.example/file",
        "https://api.mch.weixin.qq.com@evil.example/file",
        "https://evil@api.mch.weixin.qq.com/file",
        "https://api.mch.weixin.qq.com:8443/file",
        "file:///etc/passwd",
        "/v3/billdownload/file",
        "https:///file",
        "a b"
      })
  void our_signature_goes_to_no_other_host(String url) {
    try (var paper = new FakeBill(PACKED, SHA1)) {
      paper.server.give(FakeBill.downloadAddress("SHA1", SHA1, url), Reply.file(PACKED));
      assertNothing(paper);
      assertThat(paper.server.requests).hasSize(1);
    }
  }

  @Test
  void wechat_pays_own_host_is_trusted_even_if_we_call_another() {
    var own = URI.create("https://api.mch.weixin.qq.com/v3/billdownload/file?token=1");
    assertThat(FakeWechatPay.ACCOUNT.trusts(own)).isTrue();
    assertThat(FakeWechatPay.ACCOUNT.trusts(URI.create("http://localhost:1/file"))).isTrue();
    assertThat(FakeWechatPay.ACCOUNT.trusts(URI.create("https://localhost:1/file"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"400, INVALID_REQUEST", "403, NO_AUTH", "302, X", "500, X", "206, X"})
  void a_refused_file_is_unavailable(int status, String code) {
    try (var paper = new FakeBill(PACKED, SHA1)) {
      paper.server.give(
          FakeBill.downloadAddress("SHA1", SHA1, paper.server.address() + FakeBill.PATH),
          Reply.error(status, code));
      assertNothing(paper);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash_type", "hash_value", "download_url"})
  void an_answer_without_a_needed_field_is_unavailable(String field) {
    try (var paper = new FakeBill(PACKED, SHA1)) {
      var url = paper.server.address() + FakeBill.PATH;
      var answer =
          "{\"hash_type\":\"SHA1\",\"hash_value\":\"%s\",\"download_url\":\"%s\"}"
              .formatted(SHA1, url)
              .replace(field, "other");
      paper.server.give(Reply.signed(200, answer), Reply.file(PACKED));
      assertNothing(paper);
    }
  }

  @Test
  void a_file_that_unpacks_to_more_than_any_bill_is_not_read() throws IOException {
    try (var file = BillFile.empty()) {
      Files.write(file.path(), PACKED);
      file.require(SHA1, FILE.length);
      assertThatThrownBy(() -> file.require(SHA1, FILE.length - 1))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("larger");
    }
  }

  @Test
  void no_file_of_a_bill_stays_behind() throws IOException {
    Path path;
    try (var file = BillFile.empty()) {
      path = file.path();
      Files.write(path, PACKED);
    }
    assertThat(path).doesNotExist();
  }

  /// Seconds are generous for a machine that does other things: it takes a fraction of one.
  @Test
  void a_busy_day_is_read_in_seconds_and_no_line_is_stored() {
    var rows = new ArrayList<String>();
    for (int i = 0; i < 10_500; i++) {
      var row =
          i % 21 == 0
              ? FakeBill.refunded("R-" + i, "SUCCESS", "2.00")
              : FakeBill.paid("6.00", "0.03600");
      rows.add(FakeBill.with(row, "商品名称", "应用\\ 第" + i + "号"));
    }
    try (var paper = FakeBill.file(FakeBill.text(rows))) {
      var count = new AtomicLong();
      var early = new ArrayList<WeakReference<Line>>();
      long begin = System.nanoTime();
      var totals =
          paper
              .bills()
              .read(
                  DAY,
                  line -> {
                    if (count.incrementAndGet() <= 1_000) {
                      early.add(new WeakReference<>(line));
                    }
                    if (count.get() == 10_000) {
                      System.gc();
                    }
                  });
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(totals.lines()).isEqualTo(10_500).isEqualTo(count.get());
      assertThat(early).hasSize(1_000).allSatisfy(line -> assertThat(line.get()).isNull());
    }
  }

  private static List<Line> read(byte[] packed, String sha1) {
    var lines = new ArrayList<Line>();
    try (var paper = new FakeBill(packed, sha1)) {
      paper.bills().read(DAY, lines::add);
    }
    return lines;
  }

  private static void assertRefused(byte[] packed, String sha1) {
    try (var paper = new FakeBill(packed, sha1)) {
      assertNothing(paper);
    }
  }

  private static void assertNothing(FakeBill paper) {
    var lines = new ArrayList<Line>();
    assertThatThrownBy(() -> paper.bills().read(DAY, lines::add)).isInstanceOf(Unavailable.class);
    assertThat(lines).isEmpty();
  }
}

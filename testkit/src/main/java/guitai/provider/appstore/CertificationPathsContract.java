package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.provider.appstore.CertificationPaths.StoredPath;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of certification paths does alike.
public abstract class CertificationPathsContract {
  private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
  private static final KeyPair KEYS = keys();
  private static final AtomicLong SERIALS = new AtomicLong();

  protected abstract CertificationPaths paths();

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CertificationPath newPath() {
    return new CertificationPath(certificate("CN=Leaf"), certificate("CN=Intermediate"));
  }

  /// Never seen before.
  private static X509Certificate certificate(String name) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal("CN=Issuer"),
              BigInteger.valueOf(SERIALS.incrementAndGet()),
              Date.from(NOON),
              Date.from(NOON.plus(Duration.ofDays(365))),
              new X500Principal(name),
              KEYS.getPublic());
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StoredPath unasked(CertificationPath path) {
    return new StoredPath(path, new RevocationStatus.NotChecked(), NOON);
  }

  @BeforeEach
  void dropAll() {
    paths().all().forEach(each -> assertThat(paths().drop(each)).isTrue());
  }

  @Test
  void what_is_noted_is_kept_once_and_nobody_was_asked() {
    assertThat(paths().all()).isEmpty();
    var first = newPath();
    var second = newPath();

    assertThat(paths().add(first, NOON)).isTrue();
    assertThat(paths().add(second, NOON)).isTrue();
    assertThat(paths().add(first, NOON.plusSeconds(60))).isFalse();

    assertThat(paths().all()).containsExactlyInAnyOrder(unasked(first), unasked(second));
  }

  @Test
  void what_was_said_is_kept_and_noting_again_forgets_nothing() {
    var path = newPath();
    paths().add(path, NOON);
    var good = new RevocationStatus.Good(NOON.plusSeconds(5));
    var revoked = new RevocationStatus.Revoked(NOON.minus(Duration.ofDays(3)));

    assertThat(paths().replace(unasked(path), good, NOON.plusSeconds(60))).isTrue();
    assertThat(paths().all()).containsExactly(new StoredPath(path, good, NOON.plusSeconds(60)));
    var known = paths().all().getFirst();
    assertThat(paths().replace(known, revoked, NOON.plusSeconds(90))).isTrue();
    assertThat(paths().add(path, NOON)).isFalse();

    assertThat(paths().all()).containsExactly(new StoredPath(path, revoked, NOON.plusSeconds(90)));
  }

  @Test
  void only_what_was_seen_is_replaced_or_dropped() {
    var path = newPath();
    assertThat(paths().replace(unasked(path), new RevocationStatus.Good(NOON), NOON)).isFalse();
    assertThat(paths().drop(unasked(path))).isFalse();
    paths().add(path, NOON);
    paths().replace(unasked(path), new RevocationStatus.Good(NOON), NOON);

    assertThat(paths().replace(unasked(path), new RevocationStatus.NotChecked(), NOON)).isFalse();
    assertThat(paths().drop(unasked(path))).isFalse();
    var moved = new StoredPath(path, new RevocationStatus.Good(NOON), NOON.plusMillis(1));
    assertThat(paths().drop(moved)).isFalse();

    assertThat(paths().drop(paths().all().getFirst())).isTrue();
    assertThat(paths().all()).isEmpty();
  }

  @Test
  void there_is_room_for_so_many_and_again_for_what_is_dropped() {
    for (int i = 0; i < CertificationPaths.LIMIT; i++) {
      assertThat(paths().add(newPath(), NOON)).isTrue();
    }
    var another = newPath();
    assertThat(paths().add(another, NOON)).isFalse();
    assertThat(paths().all()).hasSize(CertificationPaths.LIMIT);

    assertThat(paths().drop(paths().all().getFirst())).isTrue();
    assertThat(paths().add(another, NOON)).isTrue();
    assertThat(paths().add(newPath(), NOON)).isFalse();
  }

  @Test
  void of_ten_who_note_a_path_one_does_and_of_ten_who_saw_it_one_replaces_it() throws Exception {
    var path = newPath();
    assertThat(won(i -> paths().add(path, NOON))).isEqualTo(1);
    var seen = paths().all().getFirst();

    assertThat(
            won(i -> paths().replace(seen, new RevocationStatus.Good(NOON), NOON.plusSeconds(i))))
        .isEqualTo(1);
  }

  @Test
  void whoever_writes_of_one_path_leaves_the_others_as_they_are() throws Exception {
    var noted = new ArrayList<CertificationPath>();
    for (int i = 0; i < 10; i++) {
      noted.add(newPath());
    }

    assertThat(won(i -> paths().add(noted.get(i - 1), NOON))).isEqualTo(10);

    assertThat(paths().all())
        .extracting(StoredPath::path)
        .containsExactlyInAnyOrderElementsOf(noted);
  }

  private interface Writer {
    boolean write(int number);
  }

  /// How many of ten at once.
  private static long won(Writer writer) throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      int number = i;
      writers.add(() -> writer.write(number));
    }
    long won = 0;
    try (var pool = Executors.newFixedThreadPool(10)) {
      for (var done : pool.invokeAll(writers)) {
        won += done.get() ? 1 : 0;
      }
    }
    return won;
  }
}

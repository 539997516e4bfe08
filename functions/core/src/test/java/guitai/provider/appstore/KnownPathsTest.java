package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.inapp.MemoryPurchases;
import guitai.json.Json;
import guitai.notification.NotificationReceiver;
import guitai.notification.Outcome;
import guitai.notification.PurchaseRecorder;
import guitai.order.MemoryOrders;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.storefront.MemoryStorefronts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.junit.jupiter.api.Test;

class KnownPathsTest {
  private static final URI NOWHERE = URI.create("http://localhost:1/");

  private final Counted kept = new Counted();
  private Instant now = Vectors.NOW;
  private final KnownPaths known = new KnownPaths(kept, () -> now);
  private final AppStoreVerifier verifier =
      new AppStoreVerifier(Vectors.SANDBOX, Vectors.testRoot(), known);

  /// Notes what is asked of it, and is away where that is wanted.
  private static final class Counted implements CertificationPaths {
    private final MemoryCertificationPaths memory = new MemoryCertificationPaths();
    private final List<String> calls = new ArrayList<>();
    private boolean unreadable;
    private boolean unwritable;

    private CertificationPaths called(String name, boolean away) {
      calls.add(name);
      if (away) {
        throw new Unavailable("away");
      }
      return memory;
    }

    @Override
    public List<Kept> all() {
      return called("all", unreadable).all();
    }

    @Override
    public boolean note(CertificationPath path, Instant now) {
      return called("note", unwritable).note(path, now);
    }

    @Override
    public boolean replace(Kept was, RevocationStatus status, Instant askAt) {
      return called("replace", unwritable).replace(was, status, askAt);
    }

    @Override
    public boolean drop(Kept was) {
      return called("drop", unwritable).drop(was);
    }
  }

  private static String signed() {
    return FakeAppStore.signed(FakeAppStore.transaction("2000000999000777").build());
  }

  private void receive() throws Forged {
    verifier.transaction(signed(), now);
  }

  private void revoke() {
    var was = kept.memory.all().getFirst();
    assertThat(kept.memory.replace(was, new RevocationStatus.Revoked(now), now)).isTrue();
  }

  private void refused() {
    assertThatThrownBy(this::receive)
        .isInstanceOf(Forged.class)
        .hasMessage(VerificationFailure.REVOKED.forged().getMessage());
  }

  @Test
  void a_path_that_is_met_first_counts_and_is_noted_once() throws Forged {
    for (int i = 0; i < 5; i++) {
      receive();
    }

    assertThat(kept.calls).containsExactly("all", "note");
    assertThat(kept.memory.all())
        .extracting(CertificationPaths.Kept::status)
        .containsExactly(new RevocationStatus.Unasked());
  }

  @Test
  void the_store_is_read_once_in_ten_minutes() throws Forged {
    for (int second = 0; second < 1800; second += 10) {
      receive();
      now = now.plusSeconds(10);
    }

    assertThat(kept.calls).containsExactly("all", "note", "all", "all");
  }

  @Test
  void what_is_known_to_be_good_counts() throws Forged {
    receive();
    var was = kept.memory.all().getFirst();
    kept.memory.replace(was, new RevocationStatus.Good(now), now);
    now = now.plus(KnownPaths.AGE);

    receive();

    assertThat(kept.calls).containsExactly("all", "note", "all");
  }

  @Test
  void what_a_revoked_certificate_signed_is_refused_ten_minutes_later_at_the_latest()
      throws Forged {
    receive();
    revoke();
    now = now.plus(KnownPaths.AGE);

    refused();
    refused();
  }

  @Test
  void so_is_what_says_it_was_signed_before() throws Forged {
    receive();
    revoke();
    now = now.plus(Duration.ofDays(300));

    refused();
  }

  @Test
  void nothing_is_written_of_what_is_refused() throws Forged {
    receive();
    revoke();
    now = now.plus(KnownPaths.AGE);
    var orders = new MemoryOrders();
    var purchases = new MemoryPurchases();
    var desk = new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of()));
    var notification =
        FakeAppStore.notification(
            "n1", "ONE_TIME_CHARGE", FakeAppStore.transaction("2000000999000777").build());
    var body = Json.object().add("signedPayload", FakeAppStore.signed(notification.build()));

    var received =
        new NotificationReceiver(orders, orders, desk)
            .receive(
                new AppStoreNotifications(verifier),
                new Delivery(Map.of(), Bytes.utf8(body.build().toString()), now));

    assertThat(received.acknowledgement().status()).isEqualTo(401);
    assertThat(received.outcome()).isEqualTo(Outcome.FORGED);
    assertThat(purchases.evidence()).isEmpty();
    assertThat(orders.ids()).isEmpty();
  }

  @Test
  void whoever_could_never_read_the_store_cannot_tell_and_reads_it_the_next_time() throws Forged {
    kept.unreadable = true;
    assertThatThrownBy(this::receive).isInstanceOf(Unavailable.class);
    assertThatThrownBy(this::receive).isInstanceOf(Unavailable.class);

    kept.unreadable = false;
    receive();

    assertThat(kept.calls).containsExactly("all", "all", "all", "note");
  }

  @Test
  void whoever_has_read_it_before_goes_by_that() throws Forged {
    receive();
    kept.unreadable = true;
    now = now.plus(KnownPaths.AGE);
    receive();
    receive();
    assertThat(kept.calls).containsExactly("all", "note", "all");

    kept.unreadable = false;
    revoke();
    now = now.plus(KnownPaths.AGE);
    refused();
    kept.unreadable = true;
    now = now.plus(KnownPaths.AGE);
    refused();
  }

  @Test
  void what_cannot_be_noted_counts_and_is_noted_the_next_time() throws Forged {
    kept.unwritable = true;
    receive();
    assertThat(kept.memory.all()).isEmpty();

    kept.unwritable = false;
    receive();
    receive();

    assertThat(kept.calls).containsExactly("all", "note", "note");
    assertThat(kept.memory.all()).hasSize(1);
  }

  @Test
  void what_has_expired_and_was_signed_before_counts_and_is_not_noted() throws Forged {
    now = Instant.parse("2126-01-01T00:00:00Z");

    receive();

    assertThat(kept.calls).containsExactly("all");
  }

  @Test
  void what_nobody_signed_asks_the_store_for_nothing() {
    var signed = signed();
    var forged = signed.substring(0, signed.lastIndexOf('.')) + "." + "A".repeat(86);

    assertThatThrownBy(() -> verifier.transaction(forged, now)).isInstanceOf(Forged.class);

    assertThat(kept.calls).isEmpty();
  }

  /// Of r and s, s may be the group's order less s: anybody can write it so.
  @Test
  void a_certificate_is_known_by_what_its_issuer_signed_however_the_signature_is_written()
      throws Exception {
    var authority = FakeAuthority.root().intermediate(NOWHERE);
    var leaf = authority.leaf(NOWHERE);
    var again = rewritten(leaf);
    again.verify(authority.keys().getPublic());
    assertThat(again).isNotEqualTo(leaf);
    var path = new CertificationPath(leaf, authority.certificate());
    known.requireNone(path);
    revoke();
    now = now.plus(KnownPaths.AGE);

    assertThatThrownBy(
            () -> known.requireNone(new CertificationPath(again, authority.certificate())))
        .isInstanceOf(Forged.class);
  }

  private static X509Certificate rewritten(X509Certificate certificate) {
    var rAndS = ASN1Sequence.getInstance(certificate.getSignature());
    var order = SECNamedCurves.getByName("secp256r1").getN();
    var other = new ASN1EncodableVector();
    other.add(rAndS.getObjectAt(0));
    other.add(new ASN1Integer(order.subtract(integer(rAndS))));
    var whole = ASN1Sequence.getInstance(CertificationPath.der(certificate).toArray());
    var parts = new ASN1EncodableVector();
    parts.add(whole.getObjectAt(0));
    parts.add(whole.getObjectAt(1));
    try {
      parts.add(new DERBitString(new DERSequence(other)));
      return CertificationPath.of(
              Bytes.of(new DERSequence(parts).getEncoded()), CertificationPath.der(certificate))
          .leaf();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BigInteger integer(ASN1Sequence rAndS) {
    return ASN1Integer.getInstance(rAndS.getObjectAt(1)).getValue();
  }
}

package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.held.MemoryDeliveries;
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

  private final Counted paths = new Counted();
  private Instant now = Vectors.NOW;
  private final KnownPaths known = new KnownPaths(paths, () -> now);
  private final AppStoreVerifier verifier =
      new AppStoreVerifier(Vectors.SANDBOX, Vectors.testRoot(), known);

  /// Records the calls, and fails where a test wants it.
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
    public List<StoredPath> all() {
      return called("all", unreadable).all();
    }

    @Override
    public boolean add(CertificationPath path, Instant now) {
      return called("note", unwritable).add(path, now);
    }

    @Override
    public boolean replace(StoredPath was, RevocationStatus status, Instant askAt) {
      return called("replace", unwritable).replace(was, status, askAt);
    }

    @Override
    public boolean drop(StoredPath was) {
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
    var was = paths.memory.all().getFirst();
    assertThat(paths.memory.replace(was, new RevocationStatus.Revoked(now), now)).isTrue();
  }

  private void refused() {
    assertThatThrownBy(this::receive)
        .isInstanceOf(Forged.class)
        .hasMessage(VerificationFailure.REVOKED.forged().getMessage());
  }

  @Test
  void an_unknown_path_counts_and_is_stored_once() throws Forged {
    for (int i = 0; i < 5; i++) {
      receive();
    }

    assertThat(paths.calls).containsExactly("all", "note");
    assertThat(paths.memory.all())
        .extracting(CertificationPaths.StoredPath::status)
        .containsExactly(new RevocationStatus.NotChecked());
  }

  @Test
  void the_stored_paths_are_read_once_in_ten_minutes() throws Forged {
    for (int second = 0; second < 1800; second += 10) {
      receive();
      now = now.plusSeconds(10);
    }

    assertThat(paths.calls).containsExactly("all", "note", "all", "all");
  }

  @Test
  void a_path_known_to_be_good_counts() throws Forged {
    receive();
    var was = paths.memory.all().getFirst();
    paths.memory.replace(was, new RevocationStatus.Good(now), now);
    now = now.plus(KnownPaths.AGE);

    receive();

    assertThat(paths.calls).containsExactly("all", "note", "all");
  }

  @Test
  void an_object_of_a_revoked_certificate_is_refused_ten_minutes_later_at_the_latest()
      throws Forged {
    receive();
    revoke();
    now = now.plus(KnownPaths.AGE);

    refused();
    refused();
  }

  @Test
  void an_object_dated_before_the_revocation_is_refused_too() throws Forged {
    receive();
    revoke();
    now = now.plus(Duration.ofDays(300));

    refused();
  }

  @Test
  void a_refused_notification_writes_nothing() throws Forged {
    receive();
    revoke();
    now = now.plus(KnownPaths.AGE);
    var orders = new MemoryOrders();
    var purchases = new MemoryPurchases();
    var recorder = new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of()));
    var notification =
        FakeAppStore.notification(
            "n1", "ONE_TIME_CHARGE", FakeAppStore.transaction("2000000999000777").build());
    var body = Json.object().add("signedPayload", FakeAppStore.signed(notification.build()));

    var received =
        new NotificationReceiver(orders, orders, recorder, new MemoryDeliveries())
            .receive(
                new AppStoreNotifications(verifier),
                new Delivery(Map.of(), Bytes.utf8(body.build().toString()), now));

    assertThat(received.acknowledgement().status()).isEqualTo(401);
    assertThat(received.outcome()).isEqualTo(Outcome.FORGED);
    assertThat(purchases.evidence()).isEmpty();
    assertThat(orders.ids()).isEmpty();
  }

  @Test
  void without_any_reading_a_failed_read_is_unavailable_and_the_next_call_reads_again()
      throws Forged {
    paths.unreadable = true;
    assertThatThrownBy(this::receive).isInstanceOf(Unavailable.class);
    assertThatThrownBy(this::receive).isInstanceOf(Unavailable.class);

    paths.unreadable = false;
    receive();

    assertThat(paths.calls).containsExactly("all", "all", "all", "note");
  }

  @Test
  void after_a_failed_read_the_last_reading_is_used() throws Forged {
    receive();
    paths.unreadable = true;
    now = now.plus(KnownPaths.AGE);
    receive();
    receive();
    assertThat(paths.calls).containsExactly("all", "note", "all");

    paths.unreadable = false;
    revoke();
    now = now.plus(KnownPaths.AGE);
    refused();
    paths.unreadable = true;
    now = now.plus(KnownPaths.AGE);
    refused();
  }

  @Test
  void a_path_that_cannot_be_stored_counts_and_is_stored_the_next_time() throws Forged {
    paths.unwritable = true;
    receive();
    assertThat(paths.memory.all()).isEmpty();

    paths.unwritable = false;
    receive();
    receive();

    assertThat(paths.calls).containsExactly("all", "note", "note");
    assertThat(paths.memory.all()).hasSize(1);
  }

  @Test
  void an_object_signed_before_its_path_expired_counts_and_the_path_is_not_stored() throws Forged {
    now = Instant.parse("2126-01-01T00:00:00Z");

    receive();

    assertThat(paths.calls).containsExactly("all");
  }

  @Test
  void an_unsigned_object_causes_no_read_of_the_stored_paths() {
    var signed = signed();
    var forged = signed.substring(0, signed.lastIndexOf('.')) + "." + "A".repeat(86);

    assertThatThrownBy(() -> verifier.transaction(forged, now)).isInstanceOf(Forged.class);

    assertThat(paths.calls).isEmpty();
  }

  /// A signature (r, s) is valid as (r, n - s) too, where n is the group's order: any holder can
  /// write the other form.
  @Test
  void a_certificate_is_identified_by_its_signed_part_in_any_form_of_the_signature()
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

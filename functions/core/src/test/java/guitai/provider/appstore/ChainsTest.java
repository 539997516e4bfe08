package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.keys.AppleRoot;
import guitai.keys.Pem;
import guitai.provider.Forged;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {
  private static final Instant AT = Instant.ofEpochMilli(1761962975000L);
  private static final Instant EXPIRED = Instant.ofEpochMilli(2280946846000L);
  private static final String LEAF = Vectors.text("chain/leaf_cert.der.b64");
  private static final String INTERMEDIATE = Vectors.text("chain/intermediate_ca.der.b64");
  private static final String ROOT = Vectors.text("chain/root_ca.der.b64");

  private static X509Certificate root(String base64) {
    return Pem.certificate(
        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }

  private static Chains chains(String root) {
    return new Chains(root(root), Revocation.notAsked());
  }

  private static Chains ours() {
    return chains(ROOT);
  }

  private static void refused(VerificationFailure why, Chains chains, Instant at, String... x5c) {
    assertThatThrownBy(() -> chains.signer(List.of(x5c), at))
        .isInstanceOf(Forged.class)
        .hasMessage(why.forged().getMessage());
  }

  @Test
  void a_chain_to_the_root_gives_its_leafs_key() throws Forged {
    var key = ours().signer(List.of(LEAF, INTERMEDIATE, ROOT), AT).key();

    assertThat(Base64.getEncoder().encodeToString(key.getEncoded()))
        .isEqualTo(Vectors.text("chain/leaf_public_key.spki.b64"));
  }

  @Test
  void apples_own_chain_leads_to_the_pinned_root() throws Forged {
    var genuine =
        List.of(
            Vectors.text("chain/real_apple_signing_certificate.der.b64"),
            Vectors.text("chain/real_apple_intermediate.der.b64"),
            Vectors.text("chain/real_apple_root.der.b64"));

    assertThat(
            new Chains(AppleRoot.certificate(), Revocation.notAsked())
                .signer(genuine, AT)
                .key()
                .getAlgorithm())
        .isEqualTo("EC");
  }

  @Test
  void a_chain_counts_only_while_all_of_it_is_valid_remembered_or_not() throws Forged {
    var chains = ours();
    refused(VerificationFailure.CHAIN, chains, EXPIRED, LEAF, INTERMEDIATE, ROOT);

    chains.signer(List.of(LEAF, INTERMEDIATE, ROOT), AT);

    refused(VerificationFailure.CHAIN, chains, EXPIRED, LEAF, INTERMEDIATE, ROOT);
    refused(VerificationFailure.CHAIN, chains, Instant.EPOCH, LEAF, INTERMEDIATE, ROOT);
  }

  @Test
  void a_chain_has_three_certificates() {
    refused(VerificationFailure.CHAIN_LENGTH, ours(), AT, LEAF, INTERMEDIATE);
    refused(VerificationFailure.CHAIN_LENGTH, ours(), AT, LEAF, INTERMEDIATE, ROOT, ROOT);
  }

  @Test
  void every_certificate_of_a_chain_must_be_readable() {
    refused(VerificationFailure.CERTIFICATE, ours(), AT, LEAF + "a", INTERMEDIATE, ROOT);
    refused(VerificationFailure.CERTIFICATE, ours(), AT, LEAF, INTERMEDIATE, "AAAA");
  }

  @Test
  void both_of_apples_marks_are_required() {
    refused(
        VerificationFailure.CHAIN,
        ours(),
        AT,
        Vectors.text("chain/leaf_cert_invalid_oid.der.b64"),
        INTERMEDIATE,
        ROOT);
    refused(
        VerificationFailure.CHAIN,
        ours(),
        AT,
        Vectors.text("chain/leaf_cert_for_intermediate_ca_invalid_oid.der.b64"),
        Vectors.text("chain/intermediate_ca_invalid_oid.der.b64"),
        ROOT);
  }

  @Test
  void only_our_root_counts_whichever_root_is_in_the_chain() {
    var apples = Vectors.text("chain/real_apple_root.der.b64");

    refused(VerificationFailure.CHAIN, chains(apples), AT, LEAF, INTERMEDIATE, ROOT);
    refused(VerificationFailure.CHAIN, chains(apples), AT, LEAF, INTERMEDIATE, apples);
  }
}

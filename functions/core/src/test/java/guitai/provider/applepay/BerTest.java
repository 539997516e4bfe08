package guitai.provider.applepay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.provider.Forged;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BerTest {
  @Test
  void both_kinds_of_length_are_read() throws Forged {
    for (var same : new String[] {"30060201050401ff", "30800201050401ff0000"}) {
      var sequence = parse(same).require(Ber.SEQUENCE).having(2);

      assertThat(sequence.child(0, Ber.INTEGER).content()).containsExactly(5);
      assertThat(sequence.child(1, Ber.OCTET_STRING).content()).containsExactly(0xff);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "30", // no length
        "0201", // shorter than it says
        "020105ff", // something after it
        "3003020205", // a child longer than its parent
        "308002010500", // no end
        "0280010000", // a primitive without length
        "02810105", // a length longer than need be
        "0282000105", // and again
        "02840000000105", // a length of more bytes than we read
        "1f810105" // a tag of several bytes
      })
  void malformed_bytes_are_refused(String hex) {
    assertThatThrownBy(() -> parse(hex)).isInstanceOf(Forged.class);
  }

  /// EDGE-3.
  @Test
  void an_integer_without_content_is_malformed() throws Forged {
    assertThat(parse("020100").integer()).isZero();
    assertThatThrownBy(() -> parse("0200").integer()).isInstanceOf(Forged.class);
    assertThatThrownBy(() -> parse("0400").integer()).isInstanceOf(Forged.class);
    var sha256 = "300b0609608648016503040201";
    var signer = "301e" + "020101" + "30043000" + "0200" + sha256 + "a000" + "3000" + "0400";
    assertThatThrownBy(() -> SignerInfo.read(parse(signer))).isInstanceOf(Forged.class);
  }

  @Test
  void depth_and_number_of_elements_have_limits() {
    assertThatThrownBy(() -> parse("3080".repeat(25) + "0000".repeat(25)))
        .isInstanceOf(Forged.class);
    assertThatCode(() -> parse("3080".repeat(20) + "0000".repeat(20))).doesNotThrowAnyException();
    assertThatThrownBy(() -> parse("3080" + "0500".repeat(1024) + "0000"))
        .isInstanceOf(Forged.class);
    assertThatCode(() -> parse("3080" + "0500".repeat(1000) + "0000")).doesNotThrowAnyException();
  }

  @Test
  void any_bytes_throw_only_forged() {
    var random = new Random(20171);
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      try {
        Ber.parse(bytes).children().forEach(Ber::content);
      } catch (Forged e) {
        assertThat(e).hasMessage("the signature is not the CMS it should be");
      }
    }
    assertThatCode(() -> parse("0500")).doesNotThrowAnyException();
  }

  private static Ber parse(String hex) throws Forged {
    return Ber.parse(HexFormat.of().parseHex(hex));
  }
}

package guitai.provider.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignerNameTest {
  /// EDGE-9.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=041@8310000000083040@中国银联股份有限公司@00016494, C=CN | true",
        "CN=041@8310000000083040@一家公司@00016494, C=CN | false",
        "CN=041@1@中国银联股份有限公司@0+CN=041@1@一家公司@0, C=CN | false",
        "CN=041@1@一家公司@0+CN=041@1@中国银联股份有限公司@0, C=CN | false",
        "CN=041@1@中国银联股份有限公司@0+OU=x, C=CN | true",
        "CN=041@1@中国银联股份有限公司@0, CN=041@1@中国银联股份有限公司@0 | false",
        "OU=041@1@中国银联股份有限公司@0, C=CN | false"
      })
  void a_subject_has_exactly_one_common_name(String subject, boolean unionPay) {
    assertThat(SignerName.isUnionPay(new X500Principal(subject))).isEqualTo(unionPay);
  }
}

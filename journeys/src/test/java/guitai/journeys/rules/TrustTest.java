package guitai.journeys.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import guitai.lambda.Trust;
import guitai.lambda.Wiring;
import guitai.provider.unionpay.UnionPayRoots;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The deployed functions trust the roots that their code names, and no others.
class TrustTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("guitai");

  @Test
  void nothing_that_is_deployed_is_wired_to_other_roots_than_the_providers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("guitai.local..")
        .and()
        .doNotHaveFullyQualifiedName("guitai.lambda.Wiring")
        .should()
        .callConstructor(Wiring.class, Map.class, Trust.class)
        .check(CLASSES);
  }

  @Test
  void nothing_that_is_deployed_makes_another_root_of_unionpays() {
    noClasses()
        .that()
        .resideOutsideOfPackage("guitai.local..")
        .should()
        .callMethod(
            UnionPayRoots.class, "insteadOfUnionPays", X509Certificate.class, X509Certificate.class)
        .check(CLASSES);
  }
}

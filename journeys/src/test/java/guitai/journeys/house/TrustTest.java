package guitai.journeys.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import guitai.lambda.Wiring;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whom what is deployed believes is said in its code, and nowhere else.
class TrustTest {
  @Test
  void nothing_that_is_deployed_is_wired_to_another_root_than_apples() {
    noClasses()
        .that()
        .resideOutsideOfPackage("guitai.local..")
        .and()
        .doNotHaveFullyQualifiedName("guitai.lambda.Wiring")
        .should()
        .callConstructor(Wiring.class, Map.class, X509Certificate.class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("guitai"));
  }
}

package guitai.journeys.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /// All other packages are core.
  private static final String[] HOSTS = {
    "guitai.lambda..", "guitai.dynamodb..", "guitai.sandbox..", "guitai.local.."
  };

  private static final JavaClasses GUITAI =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/testkit"))
          .importPackages("guitai");

  @Test
  void core_knows_the_jdk_and_json_and_no_host() {
    var core = resideInAPackage("guitai..").and(resideOutsideOfPackages(HOSTS));
    classes()
        .that(core)
        .should()
        .onlyDependOnClassesThat(
            core.or(resideInAnyPackage("java..", "javax..", "jakarta.json..", "org.jspecify..")))
        .check(GUITAI);
  }

  @Test
  void an_order_knows_neither_provider_nor_entitlement() {
    noClasses()
        .that()
        .resideInAnyPackage("guitai.order..", "guitai.storefront..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("guitai.provider..", "guitai.entitlement..")
        .check(GUITAI);
  }

  @Test
  void providers_never_see_each_other() {
    slices().matching("guitai.provider.(*)..").should().notDependOnEachOther().check(GUITAI);
  }

  @Test
  void of_what_is_deployed_only_the_dynamodb_package_knows_the_aws_sdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages("guitai.dynamodb..", "guitai.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(GUITAI);
  }

  @Test
  void of_what_is_deployed_only_the_wiring_reads_the_environment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("guitai.local..")
        .and()
        .doNotHaveFullyQualifiedName("guitai.lambda.Wiring")
        .should()
        .callMethodWhere(target(owner(type(System.class))).and(target(name("getenv"))))
        .check(GUITAI);
  }
}

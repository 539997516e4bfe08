package guitai.sandbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.simulator.SimulatedProvider;
import guitai.storefront.Money;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SANDBOX =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("guitai.sandbox");

  @Test
  void of_core_it_knows_bytes_json_keys_and_money_alone() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "guitai.sandbox..",
                    Bytes.class.getPackageName(),
                    Json.class.getPackageName(),
                    Pem.class.getPackageName(),
                    "java..",
                    "javax..",
                    "jakarta.json..",
                    "org.jspecify..",
                    "org.eclipse.jetty..")
                .or(equivalentTo(Money.class)))
        .check(SANDBOX);
  }

  @Test
  void only_the_http_server_knows_jetty() {
    noClasses()
        .that()
        .resideOutsideOfPackage("guitai.sandbox.http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .check(SANDBOX);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("guitai.sandbox.(*)..").should().beFreeOfCycles().check(SANDBOX);
  }

  @Test
  void a_provider_is_known_to_its_own_package_and_the_list_alone() {
    for (var provider : packages().toList()) {
      noClasses()
          .that()
          .resideOutsideOfPackage(provider)
          .and()
          .doNotBelongToAnyOf(Sandbox.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(provider)
          .check(SANDBOX);
    }
  }

  private static Stream<String> packages() {
    return Sandbox.PROVIDERS.stream()
        .map(SimulatedProvider::getClass)
        .map(Class::getPackageName)
        .distinct();
  }
}

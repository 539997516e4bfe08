package guitai.journeys.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The packages of `functions/core` stand in the order in which things happen to a payment, and the
/// names in them are the field's.
class PackagesTest {
  /// From the lowest to the highest; a package sees those before it.
  private static final List<String> SHARED =
      List.of(
          "bytes",
          "json",
          "keys",
          "problem",
          "host",
          "storefront",
          "payment",
          "order",
          "inapp",
          "entitlement",
          "held",
          "http",
          "provider");

  /// They see all of those, and each other without a cycle.
  private static final List<String> USE_CASES =
      List.of(
          "checkout",
          "notification",
          "fulfilment",
          "refund",
          "recovery",
          "reconciliation",
          "operation");

  private static final JavaClasses GUITAI =
      main(location -> !location.contains("/testkit")).importPackages("guitai");

  private static final JavaClasses WITH_TESTKIT = main(_ -> true).importPackages("guitai");

  @Test
  void each_package_of_core_sees_only_those_before_it() {
    for (int i = 0; i < SHARED.size(); i++) {
      var later = Stream.concat(SHARED.stream().skip(i + 1), USE_CASES.stream());
      noClasses()
          .that()
          .resideInAPackage(all(SHARED.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later.map(PackagesTest::all).toArray(String[]::new))
          .check(GUITAI);
    }
  }

  @Test
  void the_use_cases_see_each_other_without_a_cycle() {
    slices().matching("guitai.(*)..").should().beFreeOfCycles().check(GUITAI);
  }

  @Test
  void every_package_of_core_has_its_place_in_that_order() {
    var hosts = Stream.of("lambda", "ports", "dynamodb", "sandbox", "local");
    assertThat(GUITAI.stream().map(type -> type.getPackageName().split("\\.", -1)[1]).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(SHARED.stream(), USE_CASES.stream(), hosts).flatMap(names -> names).toList());
  }

  @Test
  void no_two_types_of_core_lambda_and_testkit_share_a_name() {
    var names =
        WITH_TESTKIT.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type ->
                !type.getPackageName().matches("guitai\\.(provider\\..*|sandbox.*|local.*)"))
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
    assertThat(names).containsKeys("OptimisticAppend", "DynamoOrders", "MemoryOrders");
    assertThat(names.entrySet()).allSatisfy(each -> assertThat(each.getValue()).isEqualTo(1));
  }

  private static ClassFileImporter main(ImportOption also) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(also);
  }

  private static String all(String name) {
    return "guitai." + name + "..";
  }
}

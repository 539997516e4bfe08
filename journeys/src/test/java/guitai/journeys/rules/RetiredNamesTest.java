package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The names that the field's own words replaced do not come back.
class RetiredNamesTest {
  /// Simple names of types, nested ones too.
  private static final Set<String> TYPES =
      names(
          """
          AlreadyKept AnswerLook Backing Backings Because Books Bringing Brought Choice Circumstances
          Doors Doubtful Doubts FileNotice FindOwned Front GiveBack GivenAgain GoneBackByHand
          GoneBackThere Granting KeptPurchases Look LookAnswered LookRequested Looking Looks
          MoneyMoved MemoryStatements Neighbours Notice NoticeFiled Numbers OldRefundNotice Opening
          Pairs Payable Press Purchase PurchaseDesk PurchaseGranting Recall Reception Reconciliation
          RefundDesk Refresh Repairs Repayment RequestLook ResolutionDesk Returned ReturnedInAll
          Returning Sending Settled Sides Statement StatementDesk StatementEvents StatementView
          Statements TakenBack Tally Tell TellReturned Telling Tellings Testimony Told Tried Unasked
          Unbelieved Undone Untold Waiting Wish Word Writing\
          """);

  /// Below `guitai`.
  private static final Set<String> PACKAGES = names("counter statement purchase");

  private static final Set<String> FUNCTIONS = names("Reconcile CompareBills Query Operate");

  private static final Set<String> ALARMS =
      names(
          """
          CertificatesAlarm CertificatesRevokedAlarm CompareBillsErrorsAlarm DifferencesAlarm
          ForgedDeliveriesAlarm HistoriesAlarm ReconcileErrorsAlarm ReconcileFaultsAlarm
          ReconcileSkippedAlarm RevocationAlarm\
          """);

  /// The first segment of a path.
  private static final Set<String> ROUTES = names("statement statements");

  private static final JavaClasses GUITAI =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/testkit"))
          .importPackages("guitai");

  @Test
  void no_type_has_a_retired_name() {
    assertThat(GUITAI.stream().map(JavaClass::getSimpleName)).contains("Order", "PaymentRecovery");
    assertThat(GUITAI.stream().filter(type -> TYPES.contains(type.getSimpleName())))
        .extracting(JavaClass::getName)
        .isEmpty();
  }

  @Test
  void no_package_has_a_retired_name() {
    assertThat(packages())
        .contains("checkout", "reconciliation")
        .doesNotContainAnyElementsOf(PACKAGES);
  }

  @Test
  void no_function_of_the_template_has_a_retired_name() throws IOException {
    assertThat(Template.read().functions().keySet())
        .contains("RecoverPayments")
        .doesNotContainAnyElementsOf(FUNCTIONS);
  }

  @Test
  void no_alarm_of_the_template_has_a_retired_name() throws IOException {
    assertThat(Template.read().all("AWS::CloudWatch::Alarm").keySet())
        .contains("RecoverPaymentsErrorsAlarm")
        .doesNotContainAnyElementsOf(ALARMS);
  }

  @Test
  void no_route_has_a_retired_name() throws IOException {
    var deployed =
        Template.read().all("AWS::ApiGatewayV2::Route").values().stream()
            .map(route -> route.getString("RouteKey"));
    var described = OpenApi.read().operations().keySet().stream();
    assertThat(
            Stream.concat(deployed, described)
                .map(route -> route.split("/", -1)[1])
                .collect(Collectors.toSet()))
        .contains("reconciliation")
        .doesNotContainAnyElementsOf(ROUTES);
  }

  private static Set<String> packages() {
    return GUITAI.stream()
        .flatMap(type -> Stream.of(type.getPackageName().split("\\.")))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(String list) {
    return Set.of(list.split("\\s+"));
  }
}

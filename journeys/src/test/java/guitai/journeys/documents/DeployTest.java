package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.EntitlementTokens;
import guitai.journeys.rules.Repository;
import guitai.journeys.rules.Template;
import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.provider.AlipayAccount;
import guitai.local.provider.UnionPayAccount;
import guitai.local.provider.WechatPayAccount;
import guitai.local.secrets.StoreSecrets;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/deploy.md` gives the template what it asks for.
class DeployTest {
  private static final Document DEPLOY = Document.of("docs/deploy.md");
  private static final Pattern PARAMETER = Pattern.compile("\\b([A-Z][A-Za-z]+)=");
  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+Arn)`");

  /// Of the files that the commands make, by what the local store calls the same secret.
  private static final Map<String, String> SECRETS =
      Map.of(
          "order-secret", StoreSecrets.ORDER_SECRET,
          "account-secret", StoreSecrets.ACCOUNT_SECRET,
          "entitlement-key", StoreSecrets.ENTITLEMENT_KEY,
          "wechat-pay-merchant", WechatPayAccount.MERCHANT,
          "wechat-pay-trust", WechatPayAccount.TRUST,
          "alipay-merchant", AlipayAccount.MERCHANT,
          "alipay-trust", AlipayAccount.TRUST,
          "union-pay-merchant", UnionPayAccount.MERCHANT);

  /// What is a merchant's here and there, so that it must be equal.
  private static final Set<String> GIVEN =
      Set.of("wechat-pay-merchant", "alipay-merchant", "union-pay-merchant");

  @Test
  void its_command_gives_every_parameter_that_has_no_default_and_none_that_is_not_there()
      throws IOException {
    var parameters = Template.read().json().getJsonObject("Parameters");
    var given =
        DEPLOY.fences().stream()
            .filter(fence -> fence.text().contains("--parameter-overrides"))
            .flatMap(fence -> PARAMETER.matcher(fence.text()).results())
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(parameters.keySet()).containsAll(given);
    assertThat(given)
        .containsAll(
            parameters.keySet().stream()
                .filter(name -> !parameters.getJsonObject(name).containsKey("Default"))
                .toList());
  }

  @Test
  void its_table_has_every_secret_of_the_template() throws IOException {
    var secrets =
        Template.read().json().getJsonObject("Parameters").keySet().stream()
            .filter(name -> name.endsWith("Arn"))
            .filter(name -> !Set.of("SecretsExtensionArn", "AlarmTopicArn").contains(name))
            .toList();
    assertThat(
            DEPLOY.rows("Make the secrets").stream()
                .flatMap(row -> NAMED.matcher(row.get(1)).results())
                .map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(secrets);
  }

  @Test
  void its_commands_make_secrets_of_the_form_that_functions_read(
      @TempDir Path home, @TempDir Path root) throws Exception {
    Shell.needsPrograms();
    try (var store = Store.start(Settings.forTests(home))) {
      new Shell(root, MerchantFiles.of(store, root)).run(script());
      for (var name : SECRETS.entrySet()) {
        var made = made(root, name.getKey());
        var known = inStore(store.uri(), name.getValue());
        assertThat(made.keySet()).isEqualTo(known.keySet());
        if (GIVEN.contains(name.getKey())) {
          assertThat(unwrapped(made)).isEqualTo(unwrapped(known));
        }
      }
      assertThat(EntitlementTokens.parse("https://shop", made(root, "entitlement-key").toString()))
          .isNotNull();
    }
  }

  /// A PEM file ends in a line break, or not.
  private static String unwrapped(JsonObject secret) {
    return secret.toString().replace("\\n", "");
  }

  private static JsonObject made(Path root, String name) throws IOException {
    return Json.parse(Files.readString(root.resolve("secrets/" + name + ".json")));
  }

  private static String script() {
    return DEPLOY.fences().stream()
        .filter(Fence::runs)
        .map(Fence::text)
        .collect(Collectors.joining("\n"));
  }

  private static JsonObject inStore(URI store, String secret) throws Exception {
    var address = store.resolve("/secretsmanager/get?secretId=" + secret);
    var request =
        HttpRequest.newBuilder(address).header("X-Aws-Parameters-Secrets-Token", "none").build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return Json.parse(Json.parse(answer.body()).getString("SecretString"));
    }
  }

  @Test
  void sam_runs_functions_and_events_that_are_there() throws IOException {
    var functions = Template.read().functions().keySet();
    var local = Document.of("docs/local.md");
    assertThat(local.fences())
        .filteredOn(fence -> fence.text().contains("sam local invoke"))
        .isNotEmpty()
        .allSatisfy(fence -> {
          var words = fence.commands().getLast().split(" ", -1);
          assertThat(functions).contains(words[3]);
          assertThat(Repository.ROOT.resolve(words[5])).exists();
        });
  }
}

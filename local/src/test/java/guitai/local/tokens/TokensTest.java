package guitai.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.keys.KeyFiles;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  private static final Instant NOW = Instant.parse("2026-03-05T07:08:09Z");
  private static final JsonObject RS256 = Json.parse("{\"alg\":\"RS256\"}");

  @TempDir Path home;
  private LocalIssuer issuer;

  @BeforeEach
  void generate() {
    issuer = new LocalIssuer(new KeyFiles(home).rsa("issuer"));
  }

  @Test
  void the_key_survives_a_restart_and_is_its_owners_alone() throws Exception {
    var again = new KeyFiles(home).rsa("issuer");

    assertThat(again.getPublic()).isEqualTo(issuer.key().getPublic());
    assertThat(Files.readString(home.resolve("issuer.pem")))
        .startsWith("-----BEGIN PRIVATE KEY-----\n")
        .endsWith("-----END PRIVATE KEY-----\n");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("issuer.pem"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_customers_token_says_who_they_are() {
    var claims = read(token("{\"customer\":\"alice\"}"), NOW).orElseThrow();

    assertThat(claims.getString("sub")).isEqualTo("alice");
    assertThat(claims.getString("iss")).isEqualTo(LocalIssuer.ISSUER);
    assertThat(claims).doesNotContainKey("scope");
  }

  @Test
  void an_operators_token_carries_the_scope() {
    var claims = read(token("{\"customer\":\"olga\",\"operator\":true}"), NOW).orElseThrow();
    assertThat(claims.getString("scope")).isEqualTo("guitai/operator");
  }

  @Test
  void a_token_is_valid_for_an_hour_and_the_clocks_skew() {
    var token = token("{\"customer\":\"alice\"}");

    assertThat(read(token, NOW.plus(Duration.ofMinutes(59)))).isPresent();
    assertThat(read(token, NOW.plus(Duration.ofSeconds(3604)))).isPresent();
    assertThat(read(token, NOW.plus(Duration.ofSeconds(3605)))).isEmpty();
    assertThat(read(token, NOW.minus(Duration.ofSeconds(5)))).isPresent();
    assertThat(read(token, NOW.minus(Duration.ofSeconds(6)))).isEmpty();
  }

  @Test
  void any_changed_character_makes_a_token_worthless() {
    var token = token("{\"customer\":\"alice\"}");
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(read(changed, NOW)).as("character " + i).isEmpty();
    }
  }

  @Test
  void no_other_algorithm_is_believed() {
    var claims = claims().build();
    var unsigned = issuer.sign(Json.parse("{\"alg\":\"none\"}"), claims);

    assertThat(read(unsigned.substring(0, unsigned.lastIndexOf('.') + 1), NOW)).isEmpty();
    for (var alg : List.of("none", "HS256", "RS512", "ES256", "rs256", "")) {
      var header = Json.object().add("alg", alg).build();
      assertThat(read(issuer.sign(header, claims), NOW)).as(alg).isEmpty();
    }
    assertThat(read(issuer.sign(RS256, claims), NOW)).isPresent();
  }

  @Test
  void issuer_audience_and_times_must_be_right() {
    var wrong =
        List.of(
            claims().add("iss", "https://another.example"),
            claims().add("aud", "another"),
            claims().add("aud", Json.array().add("another")),
            claims().remove("aud"),
            claims().remove("exp"),
            claims().add("exp", "2999"),
            claims().add("exp", new java.math.BigDecimal("1e30")),
            claims().add("nbf", NOW.plusSeconds(60).getEpochSecond()),
            claims().add("iat", NOW.plusSeconds(60).getEpochSecond()));
    for (var claims : wrong) {
      var json = claims.build();
      assertThat(read(issuer.sign(RS256, json), NOW)).as(json.toString()).isEmpty();
    }
    var several = claims().add("aud", Json.array().add("another").add("guitai")).build();
    assertThat(read(issuer.sign(RS256, several), NOW)).isPresent();
  }

  @Test
  void another_issuers_signature_is_worth_nothing() {
    var other = new LocalIssuer(new KeyFiles(home).rsa("other"));
    assertThat(read(other.issue("alice", true, NOW), NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b", "a.b.c", "a.b.c.d", "..", "Bearer ", "e30.e30.e30"})
  void nonsense_is_no_token(String nonsense) {
    assertThat(read(nonsense, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"customer\":\"\"}",
        "{\"customer\":1}",
        "{\"customer\":\"a\",\"admin\":true}",
        "{\"customer\":\"a\",\"operator\":\"yes\"}",
        "{\"customer\":\"a\",\"customer\":\"b\"}",
      })
  void a_wish_that_is_not_understood_is_a_problem(String body) {
    var answer = ask(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(Json.parse(answer.body().toArray()).getString("detail")).endsWith(".");
  }

  private JsonObjectBuilder claims() {
    return Json.object()
        .add("iss", LocalIssuer.ISSUER)
        .add("aud", LocalIssuer.AUDIENCE)
        .add("sub", "alice")
        .add("exp", NOW.plusSeconds(60).getEpochSecond());
  }

  private String token(String body) {
    var answer = ask(body);
    assertThat(answer.status()).isEqualTo(200);
    return Json.parse(answer.body().toArray()).getString("token");
  }

  private Response ask(String body) {
    return new TokenEndpoint(issuer, () -> NOW)
        .handle(
            new Request(
                "POST",
                "/local/tokens",
                Optional.empty(),
                Map.of(),
                Bytes.utf8(body),
                "127.0.0.1"));
  }

  private Optional<JsonObject> read(String token, Instant now) {
    var authorizer =
        new JwtAuthorizer(
            issuer.key().getPublic(), LocalIssuer.ISSUER, LocalIssuer.AUDIENCE, () -> now);
    assertThat(authorizer.claims(token)).isEqualTo(authorizer.claims("Bearer " + token));
    return authorizer.claims("Bearer " + token);
  }
}

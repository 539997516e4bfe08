package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.sandbox.apple.TestCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// P10 - Card data is in no answer, no log line, no item of a table and no other file.
class CardDataTest {
  @TempDir Path home;

  @Test
  void no_card_data_is_answered_logged_or_stored() throws IOException {
    var answers = new ArrayList<String>();
    var orders = new ArrayList<String>();
    String output;
    try (var store = StoreProcess.open(home, StoreProcess.freePorts())) {
      var holder = DeviceHolder.of("card", store.uri(), store.acquirer());
      for (var scheme : List.of("EC_v1", "RSA_v1")) {
        var order = holder.order("apple-music-month");
        orders.add(order.id());
        var declined = holder.token(order.request(), "card", "insufficient-funds");
        answers.add(holder.authorize(order.id(), declined).json().toString());
        var again = holder.again(order);
        var forged = holder.token(again.request(), "forgery", "amount");
        answers.add(holder.authorize(order.id(), forged).json().toString());
        var paid = holder.authorize(order.id(), holder.token(again.request(), "scheme", scheme));
        assertThat(paid.json().getString("state")).isEqualTo("paid");
        answers.add(paid.json().toString());
        answers.add(explained(store, order.id()));
      }
      output = store.output();
      assertThat(store.terminate()).isEqualTo(143);
    }
    assertThat(output).contains("AuthorizePayment").contains(orders);
    assertThat(answers).hasSize(8);
    assertNoCard(output);
    answers.forEach(CardDataTest::assertNoCard);
    assertThat(files(home.resolve("dynamodb"))).anyMatch(text -> text.contains(orders.getFirst()));
    files(home).forEach(CardDataTest::assertNoCard);
  }

  private static String explained(StoreProcess store, String order) {
    return Shopper.operator(store.uri(), store.acquirer())
        .get("/orders/" + order + "/explanation")
        .json()
        .toString();
  }

  /// Includes the tables, which are files there; bytes that are no text count one by one.
  private static List<String> files(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      var texts = new ArrayList<String>();
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        texts.add(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
      return texts;
    }
  }

  /// As text, and in base64 at each of its three offsets.
  private static void assertNoCard(String text) {
    for (var card : TestCard.values()) {
      for (int before = 0; before < 3; before++) {
        var shifted = ("x".repeat(before) + card.number()).getBytes(StandardCharsets.US_ASCII);
        var encoded = Base64.getEncoder().encodeToString(shifted);
        assertThat(text.contains(encoded.substring(4, 20))).as("a card's number").isFalse();
      }
      assertThat(text.contains(card.number())).as("a card's number").isFalse();
    }
  }
}

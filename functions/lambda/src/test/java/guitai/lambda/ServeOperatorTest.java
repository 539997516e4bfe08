package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.held.HeldOrders;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.Renewal;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
import guitai.inapp.Transaction.Standing;
import guitai.json.Json;
import guitai.keys.Fingerprint;
import guitai.order.Command;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Refunds;
import guitai.provider.StoreTransactions;
import guitai.provider.Wallet;
import guitai.storefront.Money;
import guitai.storefront.Term;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeOperatorTest {
  private static final Instant NOW = PaidOrders.NOW.plusSeconds(100);
  private static final String REFUNDS = "POST /orders/{id}/refunds";
  private static final String EXPLANATION = "GET /orders/{id}/explanation";
  private static final String HELD = "GET /held-payments";
  private static final String RESOLUTION = "POST /held-payments/{id}/resolution";
  private static final String CONFIRMATION = "POST /held-payments/{id}/resolution/confirmation";
  private static final String REPLAY = "POST /notifications/{id}/replay";
  private static final String OLGA = Fingerprint.of("issuer", "olga").substring(0, 12);
  private static final String PART =
      "{\"amount\":{\"minorUnits\":100,\"currency\":\"CNY\"},\"reason\":\"误购\"}";

  private static final JsonObject OPERATOR =
      Json.object()
          .add("iss", "issuer")
          .add("sub", "olga")
          .add("scope", "openid guitai/operator")
          .build();

  private final MemoryOrders orders = new MemoryOrders();
  private final FakeProvider provider = new FakeProvider();
  private final ServeOperator operator = provider.operator(orders, NOW);

  @BeforeEach
  void two_orders_are_paid() {
    PaidOrders.in(orders, 1, 2);
  }

  private JsonObject ask(String route, Map<String, String> headers, String body, int order) {
    var path =
        order == 0 ? Map.<String, String>of() : Map.of("id", PaidOrders.number(order).text());
    return ask(route, path, headers, body, OPERATOR);
  }

  private JsonObject ask(
      String route,
      Map<String, String> path,
      Map<String, String> headers,
      String body,
      JsonObject claims) {
    return Invocation.invoke(
        operator, Invocation.event(route, path, headers, body, Optional.of(claims)));
  }

  private JsonObject refund(String key, String body, int order) {
    return ask(REFUNDS, Map.of("idempotency-key", key), body, order);
  }

  private JsonObject explain(int order) {
    return Invocation.body(ask(EXPLANATION, Map.of(), "", order));
  }

  private List<JsonObject> held() {
    return Invocation.body(ask(HELD, Map.of(), "", 0))
        .getJsonArray("held")
        .getValuesAs(JsonObject.class);
  }

  private void happens(int order, Command command) {
    var past = orders.find(PaidOrders.number(order));
    new OrderWriter(orders).apply(past, _ -> List.of(command), Optional.empty());
  }

  @Test
  void a_refund_is_reserved_once_however_often_it_is_requested() {
    var first = refund("key-1", PART, 1);
    assertThat(first.getInt("statusCode")).isEqualTo(202);
    assertThat(Invocation.body(first))
        .isEqualTo(
            Json.parse(
                """
                {"orderId":"%s","state":"refunding","refund":{"number":1,\
                "amount":{"minorUnits":100,"currency":"CNY"},"progress":"requested"}}\
                """
                    .formatted(PaidOrders.number(1))));
    assertThat(refund("key-1", PART, 1)).isEqualTo(first);
    assertThat(orders.find(PaidOrders.number(1)).balances().refunds()).hasSize(1);
    assertProblem(refund("key-1", "{\"reason\":\"误购\"}", 1), 422, "idempotency-key-reused");
    assertThat(Invocation.body(refund("key-2", PART, 1)).getJsonObject("refund").getInt("number"))
        .isEqualTo(2);
  }

  @Test
  void without_an_amount_everything_kept_is_refunded() {
    refund("key-1", PART, 1);
    var rest = refund("key-2", "{\"reason\":\"r\"}", 1);
    var amount = Invocation.body(rest).getJsonObject("refund").getJsonObject("amount");
    assertThat(amount).isEqualTo(Money.of(500, "CNY").toJson());
    assertThat(refund("key-2", "{\"reason\":\"r\"}", 1)).isEqualTo(rest);
    assertProblem(refund("key-3", "{\"reason\":\"r\"}", 1), 422, "refund-amount");
  }

  /// EDGE-4: an idempotency key is its operator's.
  @Test
  void edge_4_two_operators_with_the_same_key_make_two_refunds() {
    var id = PaidOrders.number(1).text();
    operate("olga", REFUNDS, id, "key", PART);
    operate("otto", REFUNDS, id, "key", PART);
    operate("otto", REFUNDS, id, "key", PART);
    assertThat(orders.find(PaidOrders.number(1)).balances().refunds()).hasSize(2);
  }

  /// EDGE-6: amounts have their units, a currency its own problem, and a field its path.
  @Test
  void edge_6_more_than_was_paid_or_of_another_currency_is_refused() {
    assertProblem(refund("key-1", body("601", "CNY"), 1), 422, "refund-amount");
    assertThat(detail(refund("key-1", body("601", "CNY"), 1))).contains("6.00 CNY");
    assertProblem(refund("key-1", body("100", "USD"), 1), 422, "refund-currency");
    assertThat(detail(refund("key-1", body("-1", "CNY"), 1))).contains("amount.minorUnits");
    assertThat(detail(refund("key-1", body("1", "X"), 1))).contains("amount.currency");
    assertThat(orders.find(PaidOrders.number(1)).balances().refunds()).isEmpty();
  }

  private static String detail(JsonObject answer) {
    return Invocation.body(answer).getString("detail");
  }

  private static String body(String minorUnits, String currency) {
    return "{\"amount\":{\"minorUnits\":%s,\"currency\":\"%s\"},\"reason\":\"r\"}"
        .formatted(minorUnits, currency);
  }

  @Test
  void what_was_not_paid_or_never_placed_is_not_refunded() {
    PaidOrders.placedIn(orders, 3);
    assertProblem(refund("key-1", PART, 3), 409, "not-refundable");
    assertProblem(refund("key-1", "{\"reason\":\"r\"}", 3), 409, "not-refundable");
    assertProblem(refund("key-1", PART, 9), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\":\"\"}",
        "{\"reason\":\" \"}",
        "{\"reason\":1}",
        "{\"reason\":\"a\\u0007\"}",
        "{\"reason\":\"\\ud800\"}",
        "{\"reason\":\"一二三四五六七八九十一二三四五六七八九十一二三四五六七\"}",
        "{\"reason\":\"r\",\"note\":\"n\"}",
        "{\"reason\":\"r\",\"amount\":100}",
        "{\"reason\":\"r\",\"amount\":{\"minorUnits\":0,\"currency\":\"CNY\"}}",
        "{\"reason\":\"r\",\"amount\":{\"minorUnits\":-1,\"currency\":\"CNY\"}}",
        "{\"reason\":\"r\",\"amount\":{\"minorUnits\":1.5,\"currency\":\"CNY\"}}",
        "{\"reason\":\"r\",\"amount\":{\"minorUnits\":1e99,\"currency\":\"CNY\"}}",
        "{\"reason\":\"r\",\"amount\":{\"minorUnits\":1,\"currency\":\"fen\"}}",
        "{\"reason\":\"r\",\"amount\":{\"minorUnits\":1}}",
        "{\"reason\":\"r\",\"amount\":{\"minorUnits\":1,\"currency\":\"CNY\",\"x\":1}}",
        "not JSON"
      })
  void a_body_that_is_not_understood_whole_is_refused(String body) {
    assertThat(refund("key-1", body, 1).getInt("statusCode")).isEqualTo(400);
    assertThat(orders.find(PaidOrders.number(1)).balances().refunds()).isEmpty();
  }

  @Test
  void a_reason_may_be_as_long_as_wechat_pay_takes_it() {
    assertThat(refund("key-1", "{\"reason\":\"" + "a".repeat(80) + "\"}", 1).getInt("statusCode"))
        .isEqualTo(202);
  }

  @Test
  void a_refund_without_an_idempotency_key_is_refused() {
    assertProblem(ask(REFUNDS, Map.of(), PART, 1), 400, "idempotency-key-required");
  }

  @ParameterizedTest
  @ValueSource(strings = {REFUNDS, EXPLANATION, HELD, RESOLUTION, CONFIRMATION, REPLAY})
  void only_an_operators_token_opens_anything(String route) {
    for (var scope : List.of("", "guitai", "guitai/operators", "openid profile")) {
      assertForbidden(route, Json.object().add("iss", "i").add("sub", "s").add("scope", scope));
    }
    assertForbidden(route, Json.object().add("iss", "i").add("sub", "guitai/operator"));
    var path = Map.of("id", PaidOrders.number(1).text());
    var anonymous = Invocation.event(route, path, Map.of(), PART, Optional.empty());
    assertProblem(Invocation.invoke(operator, anonymous), 403, "operators-only");
  }

  private void assertForbidden(String route, JsonObjectBuilder claims) {
    var path = Map.of("id", PaidOrders.number(1).text());
    var headers = Map.of("idempotency-key", "key-1");
    var event = Invocation.event(route, path, headers, PART, Optional.of(claims.build()));
    assertProblem(Invocation.invoke(operator, event), 403, "operators-only");
  }

  @Test
  void a_scope_among_several_in_either_claim_is_one() {
    for (var claims :
        List.of(Map.of("scp", "[a guitai/operator]"), Map.of("scope", "guitai/operator"))) {
      var json = Json.object().add("iss", "i").add("sub", "s");
      claims.forEach(json::add);
      var event = Invocation.event(HELD, Map.of(), Map.of(), "", Optional.of(json.build()));
      assertThat(Invocation.invoke(operator, event).getInt("statusCode")).isEqualTo(200);
    }
  }

  @Test
  void held_payments_are_listed_with_why_and_since_when() {
    assertThat(held()).isEmpty();
    happens(1, PaidOrders.second(1, Money.of(7, "CNY")));
    unmatched("4200009");
    refund("key-1", PART, 2);
    var abnormal = new RefundProgress.Abnormal("503000");
    happens(2, new Command.AdvanceRefund(NOW, 1, abnormal, false, new Source.Delivery("digest")));
    assertThat(held())
        .extracting(item -> item.getString("reason"))
        .containsExactlyInAnyOrder("wrong-amount", "refund-abnormal", "no-order");
    assertThat(held())
        .contains(
            Json.parse(
                """
                {"id":"%1$s:wechat-pay:1900000001:4300001","kind":"payment",\
                "reason":"wrong-amount",\
                "sentence":{"en":"The amount is not what was asked.","zh":"金额与订单不符。"},\
                "order":"%1$s","payment":{"provider":"wechat-pay","number":"4300001"},\
                "amount":{"minorUnits":7,"currency":"CNY"},"since":"2026-11-22T10:01:30Z",\
                "ways":["refund","refunded-at-provider","refunded-outside-provider"]}\
                """
                    .formatted(PaidOrders.number(1))),
            Json.parse(
                """
                {"id":"wechat-pay:1900000001:4200009","kind":"payment","reason":"no-order",\
                "sentence":{"en":"No order of ours takes it.","zh":"没有与之对应的订单。"},\
                "payment":{"provider":"wechat-pay","number":"4200009"},\
                "amount":{"minorUnits":600,"currency":"CNY"},"since":"2026-11-22T10:01:40Z",\
                "ways":["keep","refund","refunded-at-provider","refunded-outside-provider"]}\
                """));
  }

  private void unmatched(String number) {
    var id = new PaymentId("wechat-pay", "1900000001", number);
    var payment = new Payment(id, "wxapp", Money.of(600, "CNY"), NOW);
    var command =
        new Command.HoldUnmatched(NOW, "UNKNOWN", payment, new Source.Delivery("digest-" + number));
    new OrderWriter(orders)
        .apply(orders.find(OrderId.unmatched(id)), _ -> List.of(command), Optional.empty());
  }

  @Test
  void the_list_comes_in_pages_of_25() {
    for (int i = 0; i < 30; i++) {
      unmatched("42000" + i);
    }
    var first = Invocation.body(ask(HELD, Map.of(), "", 0));
    assertThat(first.getJsonArray("held")).hasSize(25);
    var claims = Json.object().add("iss", "i").add("sub", "s").add("scope", "guitai/operator");
    var event =
        with(
            Invocation.event(HELD, Map.of(), Map.of(), "", Optional.of(claims.build())),
            "queryStringParameters",
            Json.object().add("after", first.getString("next")).build());
    var second = Invocation.body(Invocation.invoke(operator, event));
    assertThat(second.getJsonArray("held")).hasSize(5);
    assertThat(second).doesNotContainKey("next");
  }

  private static JsonObject with(JsonObject json, String name, JsonObject value) {
    var changed = Json.object();
    json.forEach(changed::add);
    return changed.add(name, value).build();
  }

  @Test
  void an_explanation_lists_every_event_and_where_each_fen_is() {
    happens(1, PaidOrders.second(1, Money.of(600, "CNY")));
    refund("key-1", PART, 1);
    var explained = explain(1);
    assertThat(explained.getString("state")).isEqualTo("refunding");
    assertThat(explained.getJsonArray("payments").getJsonObject(0).getJsonObject("balance"))
        .isEqualTo(balance(500, 0, 100, 0));
    assertThat(explained.getJsonArray("payments").getJsonObject(1).getJsonObject("balance"))
        .isEqualTo(balance(0, 0, 600, 0));
    assertThat(explained.getJsonArray("timeline"))
        .hasSize(orders.find(PaidOrders.number(1)).length())
        .extracting(entry -> entry.asJsonObject().getString("what"))
        .contains(
            "Paid by payment wechat-pay 4200001 of 6.00 CNY,"
                + " made at 2026-11-22T10:00:30Z for attempt 1.",
            "Refund 1 of 6.00 CNY of payment wechat-pay 4300001 reserved,"
                + " since the order had been paid already.",
            "Refund 2 of 1.00 CNY of payment wechat-pay 4200001 reserved,"
                + " since operator "
                + OLGA
                + " asked for it.");
  }

  private static JsonObject balance(long kept, long refunded, long refunding, long held) {
    return Json.object()
        .add("kept", Money.of(kept, "CNY").toJson())
        .add("refunded", Money.of(refunded, "CNY").toJson())
        .add("refunding", Money.of(refunding, "CNY").toJson())
        .add("held", Money.of(held, "CNY").toJson())
        .build();
  }

  @Test
  void an_explanation_says_which_rule_holds_a_payment_and_names_no_person() {
    happens(1, PaidOrders.second(1, Money.of(7, "CNY")));
    var payment = explain(1).getJsonArray("payments").getJsonObject(1);
    assertThat(payment.getJsonObject("held").getJsonObject("sentence").getString("en"))
        .isEqualTo("The amount is not what was asked.");
    assertThat(explain(1).toString()).doesNotContain("alice", "o-secret", "issuer");
    assertProblem(ask(EXPLANATION, Map.of(), "", 9), 404, "not-found");
  }

  @Test
  void a_preview_answers_what_would_follow_and_records_nothing() {
    var id = heldId();
    var before = orders.find(PaidOrders.number(1));
    var body = "{\"resolution\":\"refund\",\"reason\":\"r\",\"preview\":true}";
    var answer = operate("olga", RESOLUTION, id, "p", body);
    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    var preview = Invocation.body(answer);
    assertThat(preview.getJsonArray("events")).hasSize(2);
    assertThat(preview.getJsonArray("calls"))
        .extracting(call -> call.asJsonObject().getString("to"))
        .containsExactly("wechat-pay");
    assertThat(orders.find(PaidOrders.number(1))).isEqualTo(before);
    var impossible = "{\"resolution\":\"grant\",\"reason\":\"r\",\"preview\":true}";
    assertProblem(operate("olga", RESOLUTION, id, "p", impossible), 409, "paid-already");
    operate("olga", RESOLUTION, id, "p", body.replace(",\"preview\":true", ""));
    operate("otto", CONFIRMATION, id, "c", "{\"proposal\":1}");
    var events = orders.find(PaidOrders.number(1)).events();
    assertThat(preview.getJsonArray("events"))
        .extracting(event -> event.asJsonObject().getString("what"))
        .last()
        .isEqualTo(EventSentences.of(events.getLast()));
  }

  private JsonObject operate(String sub, String route, String id, String key, String body) {
    var claims = Json.object().add("iss", "issuer").add("sub", sub).add("scope", "guitai/operator");
    var headers = Map.of("idempotency-key", key);
    return Invocation.invoke(
        operator,
        Invocation.event(route, Map.of("id", id), headers, body, Optional.of(claims.build())));
  }

  /// Holds a payment of another amount, which the provider knows.
  private String heldId() {
    happens(1, PaidOrders.second(1, Money.of(7, "CNY")));
    var held = HeldOrders.of(orders.find(PaidOrders.number(1))).getFirst();
    var id = held.payment().orElseThrow();
    var payment = orders.find(PaidOrders.number(1)).balances().payment(id).orElseThrow();
    provider.payments.put(id, new Wallet.PaymentStatus.Paid(payment.payment()));
    return held.id().text();
  }

  @Test
  void one_operator_proposes_and_another_confirms() {
    var id = heldId();
    var body = "{\"resolution\":\"refund\",\"reason\":\"Not what we asked\"}";
    var proposed = operate("olga", RESOLUTION, id, "p", body);
    assertThat(proposed.getInt("statusCode")).as(proposed.toString()).isEqualTo(201);
    var proposal = Invocation.body(proposed).getJsonObject("proposal");
    assertThat(proposal.getString("by")).isEqualTo(OLGA);
    assertThat(proposal.getString("providerStatus")).isEqualTo("paid");
    assertThat(operate("olga", RESOLUTION, id, "p", body)).as("again").isEqualTo(proposed);
    assertThat(held().getFirst().getJsonObject("proposal").getInt("number")).isEqualTo(1);

    var confirmation = "{\"proposal\":1}";
    assertProblem(operate("olga", CONFIRMATION, id, "c", confirmation), 403, "own-proposal");
    assertProblem(
        operate("otto", CONFIRMATION, id, "c", "{\"proposal\":2}"), 404, "no-such-proposal");
    var confirmed = operate("otto", CONFIRMATION, id, "c", confirmation);
    assertThat(confirmed.getInt("statusCode")).as(confirmed.toString()).isEqualTo(202);
    assertThat(operate("otto", CONFIRMATION, id, "c", confirmation)).isEqualTo(confirmed);
    assertThat(Invocation.body(confirmed).getJsonObject("balance")).isEqualTo(balance(0, 0, 7, 0));
    assertThat(held()).isEmpty();
    assertThat(orders.find(PaidOrders.number(1)).balances().openRefunds()).hasSize(1);
    assertProblem(operate("otto", RESOLUTION, id, "q", body), 409, "not-held");
  }

  @Test
  void nothing_is_decided_while_the_provider_does_not_answer() {
    var id = heldId();
    var body = "{\"resolution\":\"refund\",\"reason\":\"r\"}";
    operate("olga", RESOLUTION, id, "p", body);
    provider.payments.clear();
    assertProblem(operate("olga", RESOLUTION, id, "q", body), 503, "unavailable");
    assertProblem(operate("otto", CONFIRMATION, id, "c", "{\"proposal\":1}"), 503, "unavailable");
    assertThat(operate("olga", RESOLUTION, id, "p", body).getInt("statusCode"))
        .as("known already")
        .isEqualTo(201);
    assertThat(held()).hasSize(1);
  }

  @Test
  void a_payment_that_the_provider_reports_otherwise_is_not_decided_on() {
    var id = heldId();
    var payment = provider.payments.keySet().iterator().next();
    provider.payments.put(payment, new Wallet.PaymentStatus.Unknown());
    var body = "{\"resolution\":\"grant\",\"reason\":\"r\"}";
    assertProblem(operate("olga", RESOLUTION, id, "p", body), 409, "provider-disagrees");
  }

  @Test
  void a_refund_made_at_the_console_is_queried_and_counted() {
    var id = heldId();
    var body =
        "{\"resolution\":\"refunded-at-provider\",\"refund\":\"CONSOLE-1\",\"reason\":\"r\"}";
    assertProblem(operate("olga", RESOLUTION, id, "p", body), 409, "no-such-refund");
    var done = new Refunds.Progress.Done("50009", Money.of(7, "CNY"), NOW);
    provider.refunds.put("CONSOLE-1", new Refunds.Found("4300001", done));
    assertThat(operate("olga", RESOLUTION, id, "p", body).getInt("statusCode")).isEqualTo(201);
    var confirmed = operate("otto", CONFIRMATION, id, "c", "{\"proposal\":1}");
    assertThat(Invocation.body(confirmed).getJsonObject("balance")).isEqualTo(balance(0, 7, 0, 0));
  }

  @Test
  void a_payment_of_no_order_is_refunded_and_explained() {
    unmatched("4200009");
    var payment = new PaymentId("wechat-pay", "1900000001", "4200009");
    var past = orders.find(OrderId.unmatched(payment));
    var paid = past.balances().payments().getFirst().payment();
    provider.payments.put(payment, new Wallet.PaymentStatus.Paid(paid));
    var body = "{\"resolution\":\"refund\",\"reason\":\"r\"}";
    operate("olga", RESOLUTION, payment.text(), "p", body);
    var confirmed = operate("otto", CONFIRMATION, payment.text(), "c", "{\"proposal\":1}");
    assertThat(Invocation.body(confirmed).getString("state")).isEqualTo("refunding");
    var explained =
        Invocation.body(operate("olga", EXPLANATION, OrderId.unmatched(payment).text(), "k", ""));
    assertThat(explained.getJsonObject("provider").getJsonArray("payments").getJsonObject(0))
        .containsEntry("status", Json.string("paid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"resolution\":\"grant\"}",
        "{\"resolution\":\"burn\",\"reason\":\"r\"}",
        "{\"resolution\":\"grant\",\"reason\":\"\"}",
        "{\"resolution\":\"grant\",\"reason\":\"r\",\"refund\":\"1\"}",
        "{\"resolution\":\"refunded-at-provider\",\"reason\":\"r\"}",
        "{\"resolution\":\"refunded-at-provider\",\"reason\":\"r\",\"refund\":\"\"}",
        "{\"resolution\":\"refund\",\"reason\":\"r\",\"product\":\"p\"}",
        "{\"resolution\":\"grant\",\"reason\":\"r\",\"preview\":1}",
        "{\"resolution\":\"grant\",\"reason\":\"r\",\"amount\":1}"
      })
  void a_resolution_that_is_not_understood_whole_is_refused(String body) {
    var id = heldId();
    assertThat(operate("olga", RESOLUTION, id, "p", body).getInt("statusCode")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"proposal\":0}", "{\"proposal\":1.5}", "{\"proposal\":99999999999}"})
  void a_confirmation_names_the_proposal(String body) {
    var id = heldId();
    assertThat(operate("otto", CONFIRMATION, id, "c", body).getInt("statusCode")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "wechat-pay:1",
        "wechat-pay:1:2",
        "00000000000000000000000001:wechat-pay:1:2"
      })
  void what_is_on_no_list_is_not_found(String id) {
    var body = "{\"resolution\":\"grant\",\"reason\":\"r\"}";
    assertProblem(operate("olga", RESOLUTION, id, "p", body), 404, "not-found");
  }

  private void store(String digest, String number) {
    orders.store(new Evidence(digest, "wechat-pay", NOW, Map.of(), Bytes.utf8("paid " + number)));
    provider.proof =
        delivery ->
            new Notification.Paid(
                PaidOrders.number(1).text() + "01",
                new Payment(
                    new PaymentId("wechat-pay", "1900000001", number),
                    "wxapp",
                    Money.of(5, "CNY"),
                    NOW),
                new Evidence(
                    digest,
                    "wechat-pay",
                    delivery.receivedAt(),
                    delivery.headers(),
                    delivery.body()));
  }

  @Test
  void a_stored_delivery_is_replayed_and_a_known_one_changes_nothing() {
    store("d-1", "4400001");
    var replayed = operate("olga", REPLAY, "d-1", "k", "");
    assertThat(Invocation.body(replayed).getString("outcome")).isEqualTo("recorded");
    var after = orders.find(PaidOrders.number(1));
    assertThat(HeldOrders.of(after)).hasSize(1);
    var again = operate("olga", REPLAY, "d-1", "k", "");
    assertThat(Invocation.body(again).getString("outcome")).isEqualTo("known");
    assertThat(orders.find(PaidOrders.number(1))).isEqualTo(after);
  }

  @Test
  void an_operator_has_no_part_in_what_is_replayed() {
    assertProblem(operate("olga", REPLAY, "d-1", "k", ""), 404, "evidence-not-kept");
    store("d-1", "4400001");
    assertProblem(operate("olga", REPLAY, "d-1", "k", "{\"amount\":1}"), 400, "unknown-field");
    orders.store(new Evidence("d-2", "wechat-pay", NOW, Map.of(), Bytes.utf8("another")));
    assertProblem(operate("olga", REPLAY, "d-2", "k", ""), 409, "evidence-unproved");
    provider.proof =
        _ -> {
          throw new Forged("the signature does not hold");
        };
    assertProblem(operate("olga", REPLAY, "d-1", "k", ""), 409, "evidence-unproved");
    assertThat(HeldOrders.of(orders.find(PaidOrders.number(1)))).isEmpty();
  }

  private JsonObject purchase(String number) {
    return ask("GET /purchases/{id}/explanation", Map.of("id", number), Map.of(), "", OPERATOR);
  }

  @Test
  void a_purchase_is_explained_by_its_notifications_and_the_stores_answer() {
    var refunded =
        new Transaction(
            "2000",
            new Transaction.Item(
                "com.example.app", Optional.of("CHN"), 1, Optional.of(Money.of(600, "CNY"))),
            NOW,
            Optional.of(NOW.plusSeconds(60)),
            false,
            new Standing.Revoked(NOW.plusSeconds(5)),
            NOW.plusSeconds(5));
    var id = new PurchaseId("app-store", "com.example", "2000");
    var update =
        new PurchaseEvent.UpdateRecorded(
            NOW,
            "n-1",
            "REFUND",
            "taken-back",
            Optional.of(
                new SoldTransaction(
                    refunded,
                    Optional.of(new Customer("issuer", "alice")),
                    Optional.of(new SoldTransaction.Gives("app", new Term.ForGood())))),
            Optional.empty(),
            new Source.Delivery("e-1"));
    provider.purchases.append(PurchasePast.none(id), List.of(update), Optional.empty());
    var renewal = new Renewal(false, true, Optional.of(NOW.plusSeconds(9)), NOW);
    provider.sold.put(
        "2001",
        new StoreTransactions.Sold(
            id,
            "Production",
            true,
            refunded,
            Optional.of(
                new StoreTransactions.Subscription("billing-retry", Optional.of(renewal)))));

    var explained = Invocation.body(purchase("2001"));

    assertThat(explained)
        .isEqualTo(
            Json.parse(
                """
                {"purchase":"2000","account":"com.example","state":"claimed",\
                "store":{"status":"revoked","environment":"Production","servedByThisDeployment":true,\
                "transaction":"2000","product":"com.example.app","boughtAt":"%1$s",\
                "endsAt":"%3$s","revokedAt":"%2$s","price":{"minorUnits":600,"currency":"CNY"},\
                "subscription":{"status":"billing-retry","autoRenews":false,"inBillingRetry":true,\
                "graceUntil":"%4$s"}},\
                "grants":[{"product":"app","transaction":"2000","since":"%1$s","until":"%3$s",\
                "shared":false,"revoked":true}],"held":[],\
                "timeline":[{"at":"%1$s","what":"Notified by the app store of REFUND (revoked), \
                notification n-1: \
                transaction 2000 of com.example.app, revoked, until %3$s."}]}\
                """
                    .formatted(NOW, NOW.plusSeconds(5), NOW.plusSeconds(60), NOW.plusSeconds(9))));
    assertThat(Invocation.body(purchase("2000")).getJsonObject("store"))
        .as("the store has no such number")
        .isEqualTo(Json.parse("{\"status\":\"unknown\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3000", "", "a b", "../orders"})
  void a_purchase_that_nobody_knows_is_not_found(String number) {
    assertProblem(purchase(number), 404, "not-found");
  }

  @Test
  void an_explanation_shows_the_providers_status_now_or_that_it_does_not_answer() {
    var attempt = explain(1).getJsonObject("provider").getJsonArray("attempts").getJsonObject(0);
    assertThat(attempt.getString("status")).isEqualTo("unreachable");
    provider.attempts.put(PaidOrders.number(1).text() + "01", new Wallet.PaymentStatus.Closed());
    attempt = explain(1).getJsonObject("provider").getJsonArray("attempts").getJsonObject(0);
    assertThat(attempt.getString("status")).isEqualTo("closed");
    assertThat(attempt.getString("merchantOrderNumber"))
        .isEqualTo(PaidOrders.number(1).text() + "01");
  }

  private static void assertProblem(JsonObject answer, int status, String type) {
    assertThat(answer.getInt("statusCode")).as(answer.toString()).isEqualTo(status);
    assertThat(Invocation.body(answer).getString("type")).endsWith(":" + type);
  }
}

package guitai.lambda;

import guitai.held.HeldEntry;
import guitai.held.HeldId;
import guitai.held.HeldProposal;
import guitai.held.HeldReason;
import guitai.json.Json;
import guitai.operation.HeldResolver;
import guitai.operation.ResolutionPreview;
import guitai.operation.ResolutionPreview.Follow;
import guitai.payment.ResolutionWay;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/// Entries of the held list, and their resolutions, as an operator sees them.
final class HeldView {
  private HeldView() {}

  /// `{"id","kind","reason","detail","sentence","order","payment","amount","since","answerBy",
  /// "finishBy","ways","proposal"}`.
  ///
  /// @param ways that are possible now
  static JsonObject listed(HeldEntry entry, List<ResolutionWay> ways) {
    var json =
        Json.object()
            .add("id", entry.id().text())
            .add("kind", entry.reason().kind().text())
            .add("reason", entry.reason().text());
    entry.cause().detail().ifPresent(detail -> json.add("detail", detail));
    json.add("sentence", sentence(entry.reason()));
    entry.order().ifPresent(order -> json.add("order", order.text()));
    entry.payment().ifPresent(payment -> json.add("payment", OperatorView.payment(payment)));
    entry.amount().ifPresent(amount -> json.add("amount", amount.toJson()));
    var times = entry.times();
    json.add("since", times.since().toString());
    times.answerBy().ifPresent(at -> json.add("answerBy", at.toString()));
    times.finishBy().ifPresent(at -> json.add("finishBy", at.toString()));
    var listed = Json.array();
    ways.forEach(way -> listed.add(way.text()));
    return json.add("ways", listed).addAll(proposal(entry.proposal())).build();
  }

  /// In English and in Chinese.
  static JsonObjectBuilder sentence(HeldReason reason) {
    return Json.object().add("en", reason.english()).add("zh", reason.chinese());
  }

  static JsonObjectBuilder proposal(Optional<HeldProposal> proposal) {
    var json = Json.object();
    proposal.ifPresent(open -> json.add("proposal", proposal(open)));
    return json;
  }

  /// The proposal and its operators, each as [guitai.payment.Operator#shown].
  static JsonObjectBuilder proposal(HeldProposal proposal) {
    var terms = proposal.terms();
    var json = Json.object().add("number", proposal.number()).add("resolution", terms.way().text());
    terms.amount().ifPresent(amount -> json.add("amount", amount.toJson()));
    terms.product().ifPresent(product -> json.add("product", product));
    json.add("reason", proposal.reason());
    terms.providerStatus().ifPresent(status -> json.add("providerStatus", status));
    json.add("by", proposal.proposed().by().shown())
        .add("at", proposal.proposed().at().toString())
        .add("until", proposal.until().toString());
    terms.refund().ifPresent(refund -> json.add("refund", refund(refund)));
    proposal
        .confirmed()
        .ifPresent(signed ->
            json.add("confirmedBy", signed.by().shown())
                .add("confirmedAt", signed.at().toString()));
    return json;
  }

  private static JsonObjectBuilder refund(HeldProposal.ConsoleRefund refund) {
    return Json.object()
        .add("number", refund.number())
        .add("amount", refund.amount().toJson())
        .add("refundedAt", refund.refundedAt().toString());
  }

  /// `{"id","orderId","state","balance","proposal"}`, without the order or the balance where there
  /// is none.
  static JsonObject resolved(HeldResolver.Resolved resolved) {
    var json = Json.object().add("id", resolved.id().text());
    resolved.order().ifPresent(order -> json.add("orderId", order.text()));
    json.add("state", resolved.state());
    resolved.balance().ifPresent(balance -> json.add("balance", OperatorView.balance(balance)));
    return json.add("proposal", proposal(resolved.proposal())).build();
  }

  /// `{"id","resolution","events":[{"what"}],"calls":[{"to","what"}]}`.
  static JsonObject preview(HeldId id, ResolutionPreview preview) {
    var calls = Json.array();
    preview
        .calls()
        .forEach(call -> calls.add(Json.object().add("to", call.to()).add("what", call.what())));
    return Json.object()
        .add("id", id.text())
        .add("resolution", preview.way().text())
        .add("events", events(preview.events()))
        .add("calls", calls)
        .build();
  }

  private static JsonArrayBuilder events(List<Follow> follows) {
    var events = Json.array();
    for (var follow : follows) {
      var what =
          switch (follow) {
            case Follow.OfOrder(var event) -> EventSentences.of(event);
            case Follow.OfPurchase(var event) -> PurchaseEventSentences.of(event);
            case Follow.OfDelivery(var sentence) -> sentence;
          };
      events.add(Json.object().add("what", what));
    }
    return events;
  }
}

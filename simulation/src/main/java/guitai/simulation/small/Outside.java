package guitai.simulation.small;

import guitai.order.Event;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.simulation.small.Successors.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What happens outside our functions: the customer pays, a provider ends a refund.
final class Outside {
  /// @param attempt that is paid; 0 for a refund's end
  /// @param book the provider's book afterwards
  /// @param trouble whether a refund ends otherwise than with success
  record Deed(
      Part provider,
      int attempt,
      int book,
      int callbacks,
      Step step,
      boolean trouble,
      String shown) {}

  private static final List<Part> PROVIDERS = List.of(Part.WECHAT_PAY, Part.UNION_PAY);

  private final Bounds bounds;
  private final Parts parts;
  private final Map<Part, Map<Long, List<Deed>>> deeds = new EnumMap<>(Part.class);

  private final Map<Integer, Set<Integer>> obtained = new HashMap<>();

  Outside(Bounds bounds, Parts parts) {
    this.bounds = bounds;
    this.parts = parts;
    PROVIDERS.forEach(provider -> deeds.put(provider, new HashMap<>()));
  }

  List<Deed> deeds(State state) {
    var all = new ArrayList<Deed>();
    deeds.forEach((provider, known) ->
        all.addAll(known.computeIfAbsent(state.key(provider), _ -> deeds(state, provider))));
    all.removeIf(deed -> deed.attempt() > 0 && !shown(state).contains(deed.attempt()));
    return all;
  }

  /// The attempts that the customer can pay: those whose prepay is recorded, since only then are
  /// they told how.
  private Set<Integer> shown(State state) {
    return obtained.computeIfAbsent(
        state.part(Part.ORDER),
        _ ->
            parts.order(state).past().events().stream()
                .filter(Event.PrepayObtained.class::isInstance)
                .map(event -> ((Event.PrepayObtained) event).attempt())
                .collect(Collectors.toSet()));
  }

  private List<Deed> deeds(State state, Part provider) {
    var all = new ArrayList<Deed>();
    var book = parts.book(state, provider);
    book.trades()
        .forEach((attempt, trade) -> pay(state, provider, attempt, trade).ifPresent(all::add));
    for (var made : book.refunds()) {
      if (made.progress() == Book.Progress.PROCESSING) {
        all.add(end(state, provider, made.with(Book.Progress.DONE)));
        all.add(end(state, provider, made.with(Book.Progress.CLOSED)));
        all.add(end(state, provider, made.with(Book.Progress.ABNORMAL)));
      }
    }
    return List.copyOf(all);
  }

  private Optional<Deed> pay(State state, Part provider, int attempt, Book.Trade trade) {
    var now = parts.now(state);
    boolean late = trade.closed() && trade.payment().isEmpty() && bounds.late();
    if (!late && !trade.payableAt(now)) {
      return Optional.empty();
    }
    var number = (provider == Part.WECHAT_PAY ? "W" : "U") + attempt;
    var id = new PaymentId(Notice.name(provider), Notice.ACCOUNT, number);
    var payment = new Payment(id, Notice.APP, Deployment.PRICE, now);
    var paid =
        new Book.Trade(
            trade.number(), trade.expiresAt(), trade.closed(), Optional.of(payment), late);
    return Optional.of(
        new Deed(
            provider,
            attempt,
            parts.number(provider, parts.book(state, provider).with(attempt, paid)),
            notified(state, new Notice.Paid(provider, trade.number(), payment)),
            Step.PAYMENT,
            false,
            "the customer pays " + number + (late ? " after the attempt was closed" : "")));
  }

  private Deed end(State state, Part provider, Book.Made ended) {
    var book =
        parts
            .book(state, provider)
            .each(made -> made.number().equals(ended.number()) ? ended : made);
    return new Deed(
        provider,
        0,
        parts.number(provider, book),
        notified(state, new Notice.Refunded(provider, ended)),
        Step.REFUND_END,
        ended.progress() != Book.Progress.DONE,
        Notice.name(provider) + " ends refund " + ended.shown() + ": " + ended.progress());
  }

  private int notified(State state, Notice notice) {
    if (bounds.deliveries() == 0) {
      return state.callbacks();
    }
    var pending = new ArrayList<>(parts.callbacks(state));
    pending.add(new Parts.Pending(notice, bounds.deliveries()));
    return parts.number(pending);
  }
}

package guitai.entitlement;

import guitai.json.Json;
import guitai.storefront.Term;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A customer's right to a product at an instant.
///
/// @param until when it ends, or ended; empty where it never does, or nothing was ever granted
/// @param sources the orders and purchases that back it now or will; without them it isn't active
public record Entitlement(
    String product, boolean active, Optional<Instant> until, List<EntitlementSource> sources) {
  public Entitlement {
    sources = List.copyOf(sources);
  }

  /// The same grants in any order give the same entitlement: passes follow one another by the
  /// instant they were paid, a store's periods stand beside them, revoked ones count for nothing.
  public static Entitlement of(String product, List<Grant> grants, Instant now) {
    var running = Optional.<Instant>empty();
    var fixed = Optional.<Instant>empty();
    var sources = new ArrayList<EntitlementSource>();
    boolean forGood = false;
    for (var grant : inOrder(product, grants)) {
      var end =
          switch (grant.term()) {
            case Term.ForGood _ -> Optional.<Instant>empty();
            case Term.During during -> {
              var begin = running.filter(grant.paidAt()::isBefore).orElse(grant.paidAt());
              running = during.end(begin);
              yield running;
            }
            case Term.Until(var until) -> {
              fixed = later(fixed, until);
              yield Optional.of(until);
            }
          };
      forGood |= end.isEmpty();
      if (end.isEmpty() || end.filter(now::isBefore).isPresent()) {
        sources.add(grant.source());
      }
    }
    var until = running.isPresent() ? later(fixed, running.get()) : fixed;
    boolean active = forGood || until.filter(now::isBefore).isPresent();
    return new Entitlement(product, active, forGood ? Optional.empty() : until, sources);
  }

  private static Optional<Instant> later(Optional<Instant> one, Instant other) {
    return one.filter(other::isBefore).or(() -> Optional.of(other));
  }

  /// `{"product":"…","active":true,"until":null,"because":[{"order":"…"}]}`
  public JsonObject toJson() {
    var reasons = Json.array();
    sources.forEach(reason -> reasons.add(reason.toJson()));
    return Json.object()
        .add("product", product)
        .add("active", active)
        .add("until", until.map(end -> Json.string(end.toString())).orElse(JsonValue.NULL))
        .add("because", reasons)
        .build();
  }

  /// One for each product that was ever granted, by its id.
  public static List<Entitlement> of(List<Grant> grants, Instant now) {
    Map<String, List<Grant>> byProduct =
        grants.stream()
            .collect(Collectors.groupingBy(Grant::product, TreeMap::new, Collectors.toList()));
    return byProduct.entrySet().stream().map(e -> of(e.getKey(), e.getValue(), now)).toList();
  }

  private static List<Grant> inOrder(String product, List<Grant> grants) {
    return grants.stream()
        .filter(grant -> grant.product().equals(product) && !grant.revoked())
        .sorted(Comparator.comparing(Grant::paidAt).thenComparing(g -> g.source().key()))
        .toList();
  }
}

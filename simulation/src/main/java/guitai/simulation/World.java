package guitai.simulation;

import guitai.json.Json;
import guitai.lambda.Wiring;
import guitai.local.dynamodb.StreamReader;
import guitai.local.events.EventPattern;
import guitai.local.events.OrderEvents;
import guitai.local.events.RefundQueue;
import guitai.memory.Change;
import guitai.queue.MemoryQueue;
import guitai.queue.ReceivedMessage;
import guitai.sandbox.simulator.PassiveSimulator;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The whole deployment of one history: functions, store, stream, pipe, queue, schedule, gateway,
/// network and the providers, in one thread and virtual time.
final class World {
  private static final Duration GRANT_TIME = Duration.ofSeconds(30);
  private static final Duration RECOVER_TIME = Duration.ofSeconds(58);
  private static final Duration RECONCILE_TIME = Duration.ofMinutes(15);
  private static final Duration RECONCILE_EVERY = Duration.ofMinutes(30);
  private static final int RECONCILIATIONS = 8;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final EventPattern REFUNDS = new EventPattern(Json.parse(OrderEvents.REFUND_RULE));
  private static final String REGION = "cn-north-1";

  private final Choices choices;
  private final Scheduler scheduler;
  private final Story story;
  private final Faults faults;
  private final MemoryPorts store;
  private final ChangeStream stream;
  private final MemoryQueue refunds;
  private final Functions functions;
  private final SimulatedGateway gateway;
  private final Map<String, PassiveSimulator> providers = new TreeMap<>();
  private final Map<String, Integer> decisions = new TreeMap<>();
  private final List<String> defects = new ArrayList<>();
  private final Lifetime always = new Lifetime("always", Instant.MAX);

  World(Choices choices, long seed, Instant begin, Merchant merchant) {
    this.choices = choices;
    this.scheduler = new Scheduler(choices, begin);
    this.story = new Story(scheduler::now, scheduler::name);
    this.faults = new Faults(choices, story);
    this.stream = new ChangeStream(scheduler, faults);
    var gate = new StoreGate(scheduler, faults, story);
    this.store = new MemoryPorts(this::changed, merchant.storefronts(), gate, this::lag);
    this.refunds = new MemoryQueue(RefundQueue.VISIBILITY, RefundQueue.RECEIVES, faults::below);
    var network = new SimulatedNetwork(scheduler, faults, story);
    var host = new SimulatedHost(scheduler, new Nonces(seed), network);
    this.functions =
        new Functions(
            scheduler,
            faults,
            () ->
                new Wiring(
                    settings(merchant), merchant.trust(), store, host, new LogWatch(defects)));
    this.gateway = new SimulatedGateway(scheduler, functions, merchant.routes());
    var callbacks = new Callbacks(scheduler, faults, story, gateway);
    merchant.connect(network, scheduler, callbacks, seed, providers);
    providers.forEach((name, provider) -> callbacks.send(name, provider, always));
  }

  /// Of the deployment as it is now: each has another life of attempts.
  private Map<String, String> settings(Merchant merchant) {
    var settings = new TreeMap<>(merchant.settings());
    settings.put("ATTEMPT_MINUTES", functions.attemptMinutes());
    settings.put("OPEN_ORDERS", "10");
    return settings;
  }

  private int lag() {
    return faults.happens(Fault.STALE_INDEX, "") ? 1 + faults.below(3) : 0;
  }

  Choices choices() {
    return choices;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Faults faults() {
    return faults;
  }

  Story story() {
    return story;
  }

  SimulatedGateway gateway() {
    return gateway;
  }

  /// By the providers' names.
  Map<String, PassiveSimulator> providers() {
    return providers;
  }

  private void changed(Change change) {
    change.happened().forEach(type -> decisions.merge(type, 1, Integer::sum));
    stream.add(change);
  }

  /// How often each type of event was written.
  Map<String, Integer> decisions() {
    return Map.copyOf(decisions);
  }

  /// What went wrong in our own code, also where no money was lost by it.
  List<String> defects() {
    return Stream.concat(defects.stream(), scheduler.failures().stream()).toList();
  }

  /// Adds a person, who lives as long as the history.
  void person(String name, Runnable does) {
    scheduler.spawn(name, always, does);
  }

  /// Starts what runs by itself.
  void start() {
    stream.read(StreamReader.GRANTS, always, this::grant);
    stream.read(StreamReader.PIPE, always, this::pipe);
    scheduler.spawn("SendRefund's queue", always, this::work);
    scheduler.spawn("schedule", always, this::recover);
  }

  private List<String> grant(List<JsonObject> batch) {
    return functions
        .invoke("GrantEntitlement", ChangeStream.event(batch), GRANT_TIME, GRANT_TIME)
        .map(World::failures)
        .orElseGet(() -> batch.stream().map(ChangeStream::number).toList());
  }

  private static List<String> failures(String answer) {
    return Json.parse(answer).getJsonArray("batchItemFailures").stream()
        .map(failure -> failure.asJsonObject().getString("itemIdentifier"))
        .toList();
  }

  private List<String> pipe(List<JsonObject> batch) {
    for (var record : batch) {
      var event = OrderEvents.event(record, REGION);
      if (REFUNDS.matches(event)) {
        refunds.send(event.toString());
      }
    }
    return List.of();
  }

  private void work() {
    while (true) {
      scheduler.await(() -> refunds.size() > 0);
      var visible = refunds.nextVisible().orElse(scheduler.now());
      if (visible.isAfter(scheduler.now())) {
        scheduler.await(
            () -> refunds.nextVisible().filter(at -> at.isBefore(visible)).isPresent(), visible);
      }
      var messages = refunds.receive(scheduler.now(), RefundQueue.BATCH);
      if (!messages.isEmpty()) {
        scheduler.spawn("SendRefund's queue", always, () -> send(messages));
      }
    }
  }

  private void send(List<ReceivedMessage> messages) {
    var records = Json.array();
    for (var message : messages) {
      records.add(Json.object().add("messageId", message.id()).add("body", message.body()));
      if (faults.happens(Fault.MESSAGE_REPEATED, message.id())) {
        refunds.forgetReceive(message.id());
      }
    }
    var event = Json.object().add("Records", records).build().toString();
    var failed =
        functions
            .invoke("SendRefund", event, RefundQueue.TIMEOUT, RefundQueue.TIMEOUT)
            .map(World::failures)
            .orElseGet(() -> messages.stream().map(ReceivedMessage::id).toList());
    messages.stream()
        .filter(message -> !failed.contains(message.id()))
        .forEach(message -> refunds.delete(message.receipt()));
  }

  /// Each minute in which anything is due; a run in which nothing is does nothing.
  private void recover() {
    while (true) {
      long seen = store.writes();
      var due = store.nextDue();
      if (due.isEmpty()) {
        scheduler.await(() -> store.writes() != seen);
        continue;
      }
      var next = minute(due.filter(scheduler.now()::isBefore).orElse(scheduler.now()));
      scheduler.await(() -> store.writes() != seen, next);
      if (!scheduler.now().isBefore(next)
          && !faults.happens(Fault.RUN_SKIPPED, "RecoverPayments")) {
        functions.invoke("RecoverPayments", "{}", RECOVER_TIME, RECOVER_TIME);
      }
    }
  }

  /// The first full minute after an instant.
  private static Instant minute(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 60) * 60).plus(MINUTE);
  }

  /// Reconciles bills every half hour from now on, as often as the schedule does in a morning.
  void reconcile() {
    scheduler.spawn(
        "schedule",
        always,
        () -> {
          for (int i = 0; i < RECONCILIATIONS; i++) {
            functions.invoke("ReconcileBills", "{}", RECONCILE_TIME, RECONCILE_TIME);
            scheduler.sleep(RECONCILE_EVERY);
          }
        });
  }
}

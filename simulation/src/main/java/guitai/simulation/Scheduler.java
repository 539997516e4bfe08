package guitai.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Runs actors one at a time in virtual time: an actor goes on until it gives way, sleeps or waits,
/// then the choices say who goes on. Time stands still while anyone can go on, and then leaps to
/// the first sleeper's end.
final class Scheduler {
  /// Real time without a step, after which a history is given up: an actor waits for something that
  /// the scheduler doesn't know of.
  private static final Duration STUCK = Duration.ofSeconds(60);

  private static final String END = "end";
  private static final Lifetime NO_LIFE = new Lifetime(END, Instant.MAX);

  private final Choices choices;
  private final List<String> failures = new ArrayList<>();
  private final List<Actor> ready = new ArrayList<>();
  private final PriorityQueue<Sleeper> asleep =
      new PriorityQueue<>(Comparator.comparing(Sleeper::until).thenComparingLong(Sleeper::order));
  private final List<Waiter> waiting = new ArrayList<>();
  private Instant now;
  private long sleeps;
  private boolean calm;
  private volatile boolean over;
  private Actor running = new Actor(END, NO_LIFE, () -> {});
  private final Thread main = Thread.currentThread();

  Scheduler(Choices choices, Instant begin) {
    this.choices = choices;
    this.now = begin;
  }

  /// @param woken set by the first of a waiter and its time limit
  private record Waiter(BooleanSupplier condition, AtomicBoolean woken, Actor actor) {}

  /// @param woken as a waiter's
  private record Sleeper(Instant until, long order, Actor actor, AtomicBoolean woken) {}

  /// One thread of a history.
  private static final class Actor {
    private final String name;
    private final Lifetime lifetime;
    private final Thread thread;
    private volatile boolean goes;

    Actor(String name, Lifetime lifetime, Runnable body) {
      this.name = name;
      this.lifetime = lifetime;
      this.thread = Thread.ofVirtual().name(name).unstarted(body);
    }

    void go() {
      goes = true;
      LockSupport.unpark(thread);
    }

    void stop() {
      while (!goes) {
        LockSupport.park(this);
      }
      goes = false;
    }
  }

  Instant now() {
    return now;
  }

  /// The exceptions that ended actors: none should.
  List<String> failures() {
    return List.copyOf(failures);
  }

  /// Of the running actor.
  Lifetime lifetime() {
    return running.lifetime;
  }

  /// The running actor's name.
  String name() {
    return running.name;
  }

  /// Lets actors that could go on at the same instant go on in turn, for the quiet end of a
  /// history.
  void calm() {
    calm = true;
  }

  /// Adds an actor, which goes on once the caller gives way.
  void spawn(String name, Lifetime lifetime, Runnable body) {
    var self = new Actor[1];
    self[0] =
        new Actor(
            name,
            lifetime,
            () -> {
              self[0].stop();
              try {
                body.run();
              } catch (Death _) {
                // its lifetime is over
              } catch (RuntimeException | Error e) {
                failures.add(name + " met " + e + " at " + e.getStackTrace()[0]);
              } finally {
                leave();
              }
            });
    self[0].thread.start();
    ready.add(self[0]);
  }

  void sleep(Duration duration) {
    sleepUntil(now.plus(duration));
  }

  void sleepUntil(Instant until) {
    asleep.add(new Sleeper(until, sleeps++, running, new AtomicBoolean()));
    next();
  }

  /// Waits until the condition holds, which another actor makes true.
  void await(BooleanSupplier condition) {
    await(condition, Instant.MAX);
  }

  /// As [#await(BooleanSupplier)], no longer than until that instant.
  void await(BooleanSupplier condition, Instant limit) {
    if (condition.getAsBoolean()) {
      return;
    }
    var self = running;
    var woken = new AtomicBoolean();
    waiting.add(new Waiter(condition, woken, self));
    if (limit.isBefore(Instant.MAX)) {
      asleep.add(new Sleeper(limit, sleeps++, self, woken));
    }
    next();
  }

  /// Runs all actors until none can go on, or the instant is reached.
  void run(Instant end) {
    running = new Actor(END, NO_LIFE, () -> {});
    asleep.add(new Sleeper(end, Long.MAX_VALUE, running, new AtomicBoolean()));
    over = false;
    var first = pick();
    if (first != running) {
      running = first;
      first.go();
      awaitEnd();
    }
  }

  private void awaitEnd() {
    long patience = System.nanoTime() + STUCK.toNanos();
    while (!over) {
      LockSupport.parkNanos(STUCK.toNanos());
      if (!over && System.nanoTime() > patience) {
        throw new IllegalStateException(stuck());
      }
    }
  }

  private String stuck() {
    var text = new StringBuilder("the simulation is stuck in " + running.name + ":");
    for (var frame : running.thread.getStackTrace()) {
      text.append("\n  ").append(frame);
    }
    return text.toString();
  }

  /// Ends the running actor.
  private void leave() {
    hand(pick());
  }

  /// Stops the running actor until it is picked again.
  private void next() {
    var self = running;
    var picked = pick();
    if (picked != self) {
      hand(picked);
      self.stop();
    }
  }

  private void hand(Actor picked) {
    running = picked;
    if (picked.name.equals(END)) {
      over = true;
      LockSupport.unpark(main);
    } else {
      picked.go();
    }
  }

  private Actor pick() {
    wakeWaiters();
    while (ready.isEmpty()) {
      asleep.removeIf(sleeper -> sleeper.woken().get());
      now = latest(now, asleep.element().until());
      wakeSleepers();
      wakeWaiters();
    }
    return ready.remove(ready.size() == 1 || calm ? 0 : choices.below(ready.size()));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void wakeSleepers() {
    while (!asleep.isEmpty() && !asleep.element().until().isAfter(now)) {
      var sleeper = asleep.remove();
      wake(sleeper.actor(), sleeper.woken());
    }
  }

  private void wakeWaiters() {
    for (var waiter : List.copyOf(waiting)) {
      if (waiter.woken().get() || waiter.condition().getAsBoolean()) {
        waiting.remove(waiter);
        wake(waiter.actor(), waiter.woken());
      }
    }
  }

  private void wake(Actor actor, AtomicBoolean woken) {
    if (!woken.getAndSet(true)) {
      ready.add(actor);
    }
  }
}

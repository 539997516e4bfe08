package guitai.simulation.small;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Explores the small worlds: `SmallWorld WORLDS FILE`, where `all`, `quick` (those of every build)
/// or a name says which. Prints what it counted, writes it to the file (`-` for none), and ends
/// with 1 and the shortest story where a world is broken.
public final class SmallWorld {
  private static final int WORKERS = 2;

  /// A state's number of ways is found by recursion; the deepest has some hundred steps.
  private static final long STACK = 64L << 20;

  private SmallWorld() {}

  public static void main(String[] arguments) throws Exception {
    long began = System.nanoTime();
    var explored = explore(Worlds.named(arguments[0]));
    var lines = Report.lines(explored);
    lines.forEach(System.out::println);
    System.out.printf("%d s%n", (System.nanoTime() - began) / 1_000_000_000);
    boolean broken = explored.stream().anyMatch(each -> !each.story().isEmpty());
    if (broken) {
      explored.forEach(SmallWorld::tell);
    } else if (!arguments[1].equals("-")) {
      write(Path.of(arguments[1]), lines);
    }
    System.exit(broken ? 1 : 0);
  }

  static List<Exploration> explore(List<Bounds> worlds)
      throws InterruptedException, ExecutionException {
    try (var workers =
        Executors.newFixedThreadPool(
            WORKERS,
            task -> new Thread(Thread.currentThread().getThreadGroup(), task, "explorer", STACK))) {
      var running = new ArrayList<Future<Exploration>>();
      for (var bounds : worlds) {
        running.add(workers.submit(() -> new Explorer(bounds).explore()));
      }
      var all = new ArrayList<Exploration>();
      for (var each : running) {
        all.add(each.get());
      }
      return all;
    }
  }

  private static void tell(Exploration explored) {
    if (!explored.story().isEmpty()) {
      System.out.println(explored.bounds().name() + ", after " + explored.states() + " states:");
      explored.story().forEach(line -> System.out.println("  " + line));
    }
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}

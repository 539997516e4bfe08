package guitai.sandbox.simulator;

import guitai.json.Json;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;

/// The merchant numbers and apps that a merchant has had at a provider: a provider knows them for
/// ever, also after other keys took their place. They are listed in `keys/NAME-accounts.txt`, one a
/// line: a merchant number, alone or with one of its apps (`1900000001/wx0000000000000001`).
public final class KnownAccounts {
  private static final int LIMIT = 200;

  private KnownAccounts() {}

  /// The entries that are not today's; today's are added to the list.
  public static synchronized List<String> former(Path home, String name, List<String> today) {
    var file = home.resolve("keys").resolve(name + "-accounts.txt");
    try {
      var listed = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
      var all = new LinkedHashSet<>(listed);
      all.addAll(today);
      if (all.size() > LIMIT) {
        throw new IllegalStateException(file + " lists more than " + LIMIT + " accounts");
      }
      if (!List.copyOf(all).equals(listed)) {
        write(file, List.copyOf(all));
      }
      all.removeAll(today);
      all.removeIf(String::isBlank);
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException("no list of accounts at " + file, e);
    }
  }

  private static void write(Path file, List<String> entries) throws IOException {
    var draft = Files.createTempFile(file.getParent(), ".", ".txt");
    Files.writeString(draft, String.join("\n", entries) + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// As credentials list them.
  public static JsonArray json(List<String> entries) {
    var array = Json.array();
    entries.forEach(array::add);
    return array.build();
  }

  /// The merchant number of an entry.
  public static String merchant(String entry) {
    return entry.split("/", 2)[0];
  }
}

package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.simulator.Journal;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.simulator.SecretFiles;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// How the next platform certificate (平台证书) replaces the one in use: it is published beside it
/// first, then it signs. Its key is generated when it is first needed.
final class Rotation {
  private static final String TYPE = "rotated";
  private static final String FILE = "platform";

  /// The stage of the rotation.
  enum Step {
    NONE("NONE"),

    /// Both are published; the old one signs.
    ANNOUNCE("ANNOUNCE"),

    /// Both are published; the new one signs.
    USE("USE");

    private final String stored;

    Step(String stored) {
      this.stored = stored;
    }

    /// As it is stored.
    String stored() {
      return stored;
    }

    static Step ofStored(String stored) {
      return Arrays.stream(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    Optional<Step> next() {
      return switch (this) {
        case NONE -> Optional.of(ANNOUNCE);
        case ANNOUNCE -> Optional.of(USE);
        case USE -> Optional.empty();
      };
    }
  }

  /// A platform certificate and its signing key.
  record Platform(Signer signer, X509Certificate certificate, String pem) {
    static Platform of(String key, String pem) {
      var certificate = Pem.certificate(pem);
      var serial = "%040X".formatted(certificate.getSerialNumber());
      return new Platform(
          new Signer(serial, Pem.privateKey("RSA", key)), certificate, pem.strip() + "\n");
    }
  }

  /// The next certificate, from the files of that directory, which it generates if they are
  /// missing.
  private static final class Successor {
    private final Path directory;
    private Optional<Platform> known = Optional.empty();

    Successor(Path directory) {
      this.directory = directory;
    }

    synchronized Platform platform() {
      var platform = known.orElseGet(this::read);
      known = Optional.of(platform);
      return platform;
    }

    private Platform read() {
      var files =
          new TreeMap<>(
              SecretFiles.at(directory, () -> Keys.certified(FILE, "WeChat Pay simulator")));
      return Platform.of(
          files.getOrDefault(FILE + "-key.pem", ""),
          files.getOrDefault(FILE + "-certificate.pem", ""));
    }
  }

  private final Platform first;
  private final Successor next;
  private final Optional<Journal> journal;
  private Step step = Step.NONE;

  private Rotation(Platform first, Successor next, Optional<Journal> journal) {
    this.first = first;
    this.next = next;
    this.journal = journal;
  }

  /// One that hasn't begun.
  ///
  /// @param directory of the next certificate's files
  static Rotation of(Path directory, Platform first) {
    return new Rotation(first, new Successor(directory), Optional.empty());
  }

  /// The rotation of the same certificates whose steps are stored in that journal.
  Rotation storedIn(Journal durable) {
    return new Rotation(first, next, Optional.of(durable));
  }

  /// @return whether the entry was a step of it
  synchronized boolean replay(JsonObject entry) {
    if (!entry.getString("type").equals(TYPE)) {
      return false;
    }
    step = Step.ofStored(entry.getString("step"));
    return true;
  }

  /// @throws Refusal if that step is not the next
  synchronized Step advance(String to) {
    var wanted = step.next().filter(next -> next.text().equals(to)).orElseThrow(this::untimely);
    var entry = Json.object().add("type", TYPE).add("step", wanted.stored()).build();
    journal.orElseThrow().append(entry);
    step = wanted;
    return wanted;
  }

  private Refusal untimely() {
    return Refusal.of(409, "rotation", "It is at " + step.text() + " now.");
  }

  /// The published certificates, the one in use first.
  synchronized List<Platform> published() {
    return switch (step) {
      case NONE -> List.of(first);
      case ANNOUNCE -> List.of(first, next.platform());
      case USE -> List.of(next.platform(), first);
    };
  }

  Signer signing() {
    return published().getFirst().signer();
  }
}

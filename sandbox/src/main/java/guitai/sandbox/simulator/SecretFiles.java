package guitai.sandbox.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A directory of small generated files that only its owner may read. It is created atomically: if
/// two processes create it at once, one wins and both use its files.
public final class SecretFiles {
  /// The limit of a file, in bytes.
  private static final int LIMIT = 64 * 1024;

  private SecretFiles() {}

  /// The contents of its files by name.
  ///
  /// @param generated the contents if the directory is missing
  public static Map<String, String> at(Path directory, Supplier<Map<String, String>> generated) {
    try {
      if (!Files.isDirectory(directory)) {
        write(directory.toAbsolutePath(), generated.get());
      }
      return read(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("no keys at " + directory, e);
    }
  }

  private static void write(Path directory, Map<String, String> files) throws IOException {
    var parent = Files.createDirectories(directory.getParent());
    ownerOnly(parent, "rwx------");
    var draft = Files.createTempDirectory(parent, ".");
    ownerOnly(draft, "rwx------");
    for (var file : files.entrySet()) {
      var path = Files.writeString(draft.resolve(file.getKey()), file.getValue());
      ownerOnly(path, "rw-------");
    }
    try {
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(draft, files);
      if (!(e instanceof FileAlreadyExistsException) && !Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private static void discard(Path draft, Map<String, String> files) throws IOException {
    for (var name : files.keySet()) {
      Files.deleteIfExists(draft.resolve(name));
    }
    Files.deleteIfExists(draft);
  }

  private static void ownerOnly(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static Map<String, String> read(Path directory) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (var path :
          paths.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).toList()) {
        if (Files.size(path) > LIMIT) {
          throw new IOException(path + " is too large");
        }
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }
}

package guitai.sandbox.simulator;

import guitai.json.Json;
import guitai.json.MalformedJson;
import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/// A journal in a file, one entry per line, locked by one process at a time.
final class FileJournal implements Journal {
  private final Path file;
  private final FileChannel channel;
  private long end = -1;

  private FileJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @throws IllegalStateException if another process, or this one, has locked the file already
  static FileJournal open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(file, channel);
      return new FileJournal(file, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("no journal at " + file, e);
    }
  }

  private static void lock(Path file, FileChannel channel) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      channel.close();
      throw new IllegalStateException(file + " is in use by another simulator");
    }
  }

  /// A last line without a line end was never acknowledged and is dropped.
  @Override
  public synchronized void replay(Consumer<JsonObject> reader) {
    long read = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      for (var line = line(in); line.isPresent(); line = line(in)) {
        reader.accept(parse(line.get(), read));
        read += line.get().length + 1;
      }
      channel.truncate(read);
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable: " + file, e);
    }
    end = read;
  }

  /// Empty at the end, where the last line may be torn.
  private static Optional<byte[]> line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return Optional.of(bytes.toByteArray());
      }
      if (bytes.size() == LINE_LIMIT) {
        throw new IOException("a line of more than " + LINE_LIMIT + " bytes");
      }
      bytes.write(next);
    }
    return Optional.empty();
  }

  private JsonObject parse(byte[] line, long position) {
    try {
      return Json.parse(line);
    } catch (MalformedJson e) {
      throw new IllegalStateException(file + " is damaged at byte " + position, e);
    }
  }

  /// Returns after the entry is on the disk.
  @Override
  public synchronized void append(JsonObject entry) {
    if (end < 0) {
      throw new IllegalStateException("replay comes first");
    }
    var line = (entry + "\n").getBytes(StandardCharsets.UTF_8);
    if (line.length > LINE_LIMIT) {
      throw new IllegalArgumentException("an entry of " + line.length + " bytes");
    }
    try {
      write(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// Removes a half-written entry after a failure, or the next entry would follow it on the same
  /// line.
  private void write(byte[] line) throws IOException {
    try {
      var buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer, end + buffer.position());
      }
      channel.force(false);
      end += line.length;
    } catch (IOException e) {
      if (channel.isOpen()) {
        channel.truncate(end);
      }
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

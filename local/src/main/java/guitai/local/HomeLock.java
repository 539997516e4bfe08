package guitai.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Prevents a second process from using the same home. The operating system releases the lock
/// however the process ends.
record HomeLock(FileChannel channel) implements AutoCloseable {
  static HomeLock take(Path home, Settings.Part part) {
    try {
      Files.createDirectories(home);
      var file = home.resolve("." + part + ".lock");
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (taken(channel)) {
        channel.close();
        throw new CannotOpen(home + " is in use by another store", "已被另一个柜台占用");
      }
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("can't store anything in " + home, e);
    }
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

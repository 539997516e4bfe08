package guitai.provider.alipay;

import guitai.problem.Unavailable;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A bill's ZIP file, stored temporarily while it is read. Names and texts in it are GBK.
record BillArchive(Path path) implements AutoCloseable {
  /// Of all files unpacked, in bytes: some two million lines. The sizes that an archive states are
  /// not trusted.
  static final long LIMIT = 512L * 1024 * 1024;

  /// Of files in it.
  static final int FILES = 200;

  private static final Charset GBK = Charset.forName("GB18030");

  /// Reads one of the archive's files.
  interface Reading {
    void read(Reader text) throws IOException;
  }

  static BillArchive empty() {
    try {
      return new BillArchive(Files.createTempFile("guitai-bill", ".zip"));
    } catch (IOException e) {
      throw new Unavailable("no room for a bill", e);
    }
  }

  /// Reads every file whose name is wanted.
  ///
  /// @throws Unavailable if there is no such file, or the archive is broken or too large
  void each(Predicate<String> wanted, Reading reading) {
    each(wanted, reading, LIMIT);
  }

  /// @param limit of the unpacked files, in bytes
  void each(Predicate<String> wanted, Reading reading, long limit) {
    try (var archive = new ZipFile(path.toFile(), GBK)) {
      if (archive.size() > FILES) {
        throw new Unavailable("a bill has more files than any we read");
      }
      var entries = archive.stream().filter(entry -> wanted.test(entry.getName())).toList();
      if (entries.isEmpty()) {
        throw new Unavailable("a bill has no file of its lines");
      }
      var rest = new long[] {limit};
      for (var entry : entries) {
        read(archive, entry, reading, rest);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new Unavailable("a bill is no archive", e);
    } catch (IOException e) {
      throw new Unavailable("a bill can't be read", e);
    }
  }

  private static void read(ZipFile archive, ZipEntry entry, Reading reading, long[] rest)
      throws IOException {
    try (var unpacked = new Limited(archive.getInputStream(entry), rest);
        var text = new BufferedReader(new InputStreamReader(unpacked, GBK))) {
      reading.read(text);
    }
  }

  /// Stops reading an archive that unpacks to more than the limit.
  private static final class Limited extends FilterInputStream {
    private final long[] rest;

    Limited(InputStream in, long[] rest) {
      super(in);
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      rest[0] -= bytes;
      if (rest[0] < 0) {
        throw new Unavailable("a bill is larger than any we read");
      }
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

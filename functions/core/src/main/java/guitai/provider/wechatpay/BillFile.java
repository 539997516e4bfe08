package guitai.provider.wechatpay;

import guitai.problem.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// A bill's compressed file, stored temporarily while it is read.
record BillFile(Path path) implements AutoCloseable {
  /// Of a bill unpacked, in bytes: some two million lines.
  static final long LIMIT = 512L * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  static BillFile empty() {
    try {
      return new BillFile(Files.createTempFile("guitai-bill", ".gz"));
    } catch (IOException e) {
      throw new Unavailable("no room for a bill", e);
    }
  }

  /// Checks the digest of the unpacked bill. The documents don't say what the digest covers; the
  /// SDKs take it of the unpacked bill.
  ///
  /// @param sha1 in hexadecimal
  /// @param limit of the unpacked bill, in bytes
  /// @throws Unavailable if the file has another digest, is too large or incomplete
  void require(String sha1, long limit) {
    try (var unpacked = unpacked();
        var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha1())) {
      copy(unpacked, digest, limit);
      var found = HexFormat.of().formatHex(digest.getMessageDigest().digest());
      if (!found.equals(sha1.toLowerCase(Locale.ROOT))) {
        throw new Unavailable("a bill doesn't have the digest that WeChat Pay signed");
      }
    } catch (IOException e) {
      throw new Unavailable("a bill can't be unpacked", e);
    }
  }

  private static void copy(InputStream from, OutputStream to, long limit) throws IOException {
    var buffer = new byte[BUFFER];
    long length = 0;
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      length += read;
      if (length > limit) {
        throw new Unavailable("a bill is larger than any we read");
      }
      to.write(buffer, 0, read);
    }
  }

  /// The unpacked text. Bytes that aren't UTF-8 are replaced: no column that we read has any.
  Reader text() throws IOException {
    return new BufferedReader(new InputStreamReader(unpacked(), StandardCharsets.UTF_8), BUFFER);
  }

  private InputStream unpacked() throws IOException {
    var packed = Files.newInputStream(path);
    try {
      return new GZIPInputStream(packed, BUFFER);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
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

package guitai.sandbox.keys;

import guitai.keys.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/// A directory of keys, each generated on first use.
public final class KeyFiles {
  private static final int SECRET_BYTES = 32;
  private final Path directory;

  public KeyFiles(Path directory) {
    this.directory = directory;
  }

  /// `NAME.pem` and `NAME-public.pem`, RSA with 2048 bits.
  public KeyPair rsa(String name) {
    return pair(name, "RSA", 2048);
  }

  /// `NAME.pem` and `NAME-public.pem`, on the curve P-256.
  public KeyPair p256(String name) {
    return pair(name, "EC", 256);
  }

  /// `NAME.base64`: 32 random bytes.
  public String secret(String name) {
    return once(
            name + ".base64",
            () -> {
              var bytes = new byte[SECRET_BYTES];
              new SecureRandom().nextBytes(bytes);
              return Base64.getEncoder().encodeToString(bytes) + "\n";
            })
        .strip();
  }

  /// The public key's file is written first, so that a private key is never without it.
  private synchronized KeyPair pair(String name, String algorithm, int size) {
    try {
      if (!Files.exists(directory.resolve(name + ".pem"))) {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        var pair = generator.generateKeyPair();
        write(name + "-public.pem", PemText.of(pair.getPublic()));
        write(name + ".pem", PemText.of(pair.getPrivate()));
      }
      return new KeyPair(
          Pem.publicKey(algorithm, read(name + "-public.pem")),
          Pem.privateKey(algorithm, read(name + ".pem")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not a key: " + directory.resolve(name + ".pem"), e);
    }
  }

  private synchronized String once(String file, Supplier<String> text) {
    if (!Files.exists(directory.resolve(file))) {
      write(file, text.get());
    }
    return read(file);
  }

  private String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Temporary files are their owner's alone, and moving keeps them so.
  private void write(String file, String text) {
    try {
      Files.createDirectories(directory);
      var draft = Files.createTempFile(directory, file, ".draft");
      Files.writeString(draft, text);
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package guitai.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/// Prints Chinese correctly even where no language is set, as in most containers.
final class ChineseOutput {
  private ChineseOutput() {}

  static void enable() {
    if (!prints(System.out)) {
      System.setOut(utf8(FileDescriptor.out));
    }
    if (!prints(System.err)) {
      System.setErr(utf8(FileDescriptor.err));
    }
  }

  private static boolean prints(PrintStream stream) {
    return stream.charset().newEncoder().canEncode('柜');
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }
}

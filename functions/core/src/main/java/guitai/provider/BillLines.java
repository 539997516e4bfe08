package guitai.provider;

import guitai.problem.Unavailable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// The lines of a bill, each of bounded length, ending in LF or CRLF.
public final class BillLines {
  /// Of a line, in characters.
  private static final int LIMIT = 64 * 1024;

  private final Reader text;
  private long number;

  public BillLines(Reader text) {
    this.text = text;
  }

  /// The number of the line read last, from 1.
  public long number() {
    return number;
  }

  /// Empty after the last line.
  ///
  /// @throws Unavailable if the line is too long
  public Optional<String> next() throws IOException {
    int c = text.read();
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    var line = new StringBuilder(512);
    for (; c >= 0 && c != '\n'; c = text.read()) {
      if (line.length() == LIMIT) {
        throw new Unavailable("line " + number + " of a bill is too long");
      }
      line.append((char) c);
    }
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return Optional.of(line.toString());
  }
}

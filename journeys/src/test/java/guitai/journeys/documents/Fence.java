package guitai.journeys.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands between two lines of three backticks.
///
/// @param heading under which it stands
/// @param info the language, and after it the mark of commands that no test runs
record Fence(Path document, String heading, String info, List<String> lines) {
  /// Why no test runs a command.
  enum Mark {
    /// It needs an AWS account.
    AWS("aws "),
    /// It needs what `local/setup` brings.
    TOOLS(".venv/bin/"),
    /// It is the build, of which the tests are a part, or starts the store.
    BUILD("mvn ");

    private final String program;

    Mark(String program) {
      this.program = program;
    }

    /// Whether a fence needs what the mark says.
    boolean fits(Fence fence) {
      return fence.text().contains(program);
    }
  }

  private static final String COMMANDS = "bash";

  Fence {
    lines = List.copyOf(lines);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  String language() {
    return info.split(" ", 2)[0];
  }

  /// The run command and the test command have a plain fence of their own.
  boolean holdsCommands() {
    return language().equals(COMMANDS) || info.isEmpty();
  }

  /// Whether a test runs it.
  boolean runs() {
    return info.equals(COMMANDS);
  }

  /// The one that the fence says; `build` for the plain ones.
  Mark mark() {
    var word = info.isEmpty() ? "build" : info.substring(COMMANDS.length()).strip();
    return Mark.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// Its commands: a line that goes on after a backslash is one.
  List<String> commands() {
    var commands = new ArrayList<String>();
    for (var line : text().replace("\\\n", " ").lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#") && !line.equals("done")) {
        commands.add(line);
      }
    }
    return List.copyOf(commands);
  }

  @Override
  public String toString() {
    return document + ", " + heading;
  }
}

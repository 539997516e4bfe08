package guitai.local.dynamodb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A process that places and pays order after order, and prints each one once it is acknowledged,
/// until it is killed.
final class Writer {
  private Writer() {}

  public static void main(String[] arguments) {
    var db = LocalDynamoDb.onDisk(Path.of(arguments[0]), "127.0.0.1", 0);
    for (int number = 1; ; number++) {
      TestOrders.placeAndPay(db.endpoint(), number);
      System.out.println(number);
    }
  }

  static Process start(Path directory) throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(
            List.of(
                java,
                "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString()))
        .redirectErrorStream(true)
        .start();
  }
}

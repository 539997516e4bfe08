package guitai.local.dynamodb;

import guitai.dynamodb.DynamoDb;
import guitai.dynamodb.Tables;
import guitai.sandbox.http.ListenFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// A DynamoDB Local in this process, with our tables.
///
/// DynamoDB Local's own launcher would listen on every address of the machine; this one listens on
/// the given address.
public final class LocalDynamoDb implements AutoCloseable {
  /// The names of the tables on this machine.
  public static final Tables TABLES = Tables.named(name -> name);

  /// Any region works; DynamoDB Local ignores credentials.
  public static final String REGION = "cn-north-1";

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final DynamoDbClient client;

  private LocalDynamoDb(Server server, LocalDynamoDBServerHandler handler) {
    this.server = server;
    this.handler = handler;
    this.client = DynamoDb.client(Optional.of(endpoint()), REGION);
  }

  /// @param directory for the tables and their streams; created where it is missing
  /// @throws ListenFailure where the port is taken, or the address isn't this machine's
  public static LocalDynamoDb onDisk(Path directory, String host, int port) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("no directory " + directory + " for the tables", e);
    }
    return start(Optional.of(directory), host, port);
  }

  /// For tests: in memory until it is closed, on any free port.
  public static LocalDynamoDb inMemory() {
    return start(Optional.empty(), "127.0.0.1", 0);
  }

  private static LocalDynamoDb start(Optional<Path> directory, String host, int port) {
    SQLITE.setLevel(Level.WARNING);
    var threads = new QueuedThreadPool(64, 4);
    threads.setDaemon(true);
    var server = new Server(threads);
    var connector = new ServerConnector(server, 1, 1);
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    var handler = handler(directory);
    server.setHandler(handler);
    listen(server, host, port);
    var local = new LocalDynamoDb(server, handler);
    try (var patient = patient(local.endpoint())) {
      TableDefinitions.create(patient, TABLES);
    }
    return local;
  }

  /// A client without short time limits: creating tables and first requests are slow.
  public static DynamoDbClient patient(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /// A client for the streams, without short time limits.
  DynamoDbStreamsClient streams() {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static LocalDynamoDBServerHandler handler(Optional<Path> directory) {
    return new LocalDynamoDBServerHandler(new DurableDynamoDb(directory.map(Path::toString)), null);
  }

  private static void listen(Server server, String host, int port) {
    try {
      server.start();
    } catch (IOException e) {
      throw ListenFailure.of(host, port, e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  /// The address on this machine.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /// With the time limits and retries the functions have.
  public DynamoDbClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      handler.close();
    }
  }
}

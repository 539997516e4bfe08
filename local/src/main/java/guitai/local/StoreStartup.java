package guitai.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.dynamodb.DynamoStorefronts;
import guitai.http.JdkHost;
import guitai.lambda.Wiring;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.dynamodb.OrderStream;
import guitai.local.dynamodb.StreamReader;
import guitai.local.events.DailyReportEvents;
import guitai.local.events.OrderEvents;
import guitai.local.events.Queue;
import guitai.local.events.QueuePoller;
import guitai.local.events.RefundQueue;
import guitai.local.gateway.Cors;
import guitai.local.gateway.Gateway;
import guitai.local.gateway.Invocation;
import guitai.local.page.ApplePayEndpoint;
import guitai.local.page.PaymentEndpoint;
import guitai.local.provider.AcquirerAccount;
import guitai.local.provider.ProviderAccounts;
import guitai.local.secrets.SecretsExtension;
import guitai.local.secrets.StoreSecrets;
import guitai.local.tokens.JwtAuthorizer;
import guitai.local.tokens.LocalIssuer;
import guitai.local.tokens.TokenEndpoint;
import guitai.sandbox.Closeables;
import guitai.sandbox.Sandbox;
import guitai.sandbox.SandboxSettings;
import guitai.sandbox.SimulatorAddresses;
import guitai.sandbox.http.Server;
import guitai.sandbox.keys.KeyFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// The steps in which the store starts; each adds what has to be closed at the end.
record StoreStartup(Settings settings, Closeables opened, StoreClock clock) {
  private static final Duration GRANT_TIME = Duration.ofSeconds(30);
  private static final Duration RECOVER_TIME = Duration.ofSeconds(58);
  private static final Duration RECONCILE_TIME = Duration.ofMinutes(15);
  private static final int STREAM_ATTEMPTS = 5;
  private static final LambdaLogger LOG = Invocation.lines(System.out);

  /// @param store the port that in-app purchases' notifications go to: no order names an address
  SimulatorAddresses simulators(int store) {
    opened.add(HomeLock.take(settings.home(), Settings.Part.SIMULATORS));
    var host = settings.host();
    var notifications = URI.create("http://" + host + ":" + store + "/notifications/");
    var sandbox =
        new SandboxSettings(settings.home(), settings.bind(), host, settings.port(), notifications);
    var started = opened.add(Sandbox.start(sandbox, clock));
    clock.watch(started::wake);
    return started.addresses();
  }

  /// The addresses of simulators that run in a process of their own.
  SimulatorAddresses simulatorsApart() {
    return SimulatorAddresses.after(settings.host(), settings.port());
  }

  /// The parts that listen before the store sells.
  ///
  /// @param accounts the store's merchant accounts at the providers
  record StartedStore(
      StoreServer server,
      int port,
      LocalDynamoDb dynamoDb,
      KeyFiles keys,
      ProviderAccounts accounts) {}

  StartedStore store() {
    opened.add(HomeLock.take(settings.home(), Settings.Part.STORE));
    var keys = new KeyFiles(settings.home().resolve("keys"));
    var accounts = ProviderAccounts.at(settings.home());
    var secrets = new SecretsExtension(StoreSecrets.of(keys)).and(accounts.secrets());
    var server = new StoreServer(secrets, new TrustedCallers(settings.letsOthersIn()));
    var listening = opened.add(Server.start(settings.bind(), settings.port(), server));
    var dynamoDb = opened.add(dynamoDb());
    publishCatalogue(dynamoDb);
    return new StartedStore(server, listening.port(), dynamoDb, keys, accounts);
  }

  /// Comes last, so that notifications left over from an earlier run find the store open.
  ///
  /// @return the settings its functions run with
  Environment sell(StartedStore store, SimulatorAddresses simulators) {
    var accounts = store.accounts();
    var environment =
        new Environment(
            settings.host(), store.port(), simulators, store.dynamoDb().port(), accounts);
    var host = new JdkHost(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    var wiring = new Wiring(environment.of(settings.host()), accounts.trust(), host);
    opened.add(stream(store.dynamoDb(), wiring.grantEntitlement()));
    refunds(store.dynamoDb(), wiring.sendRefund());
    dailyReports(store.dynamoDb());
    opened.add(recovery(wiring.recoverPayments()));
    opened.add(reconciliation(wiring.reconcileBills()));
    store.server().open(endpoints(wiring, store, simulators));
    FunctionSettings.write(settings.home(), environment);
    return environment;
  }

  private LocalDynamoDb dynamoDb() {
    return settings.durable()
        ? LocalDynamoDb.onDisk(
            settings.home().resolve("dynamodb"), settings.bind(), settings.port(Settings.DYNAMO_DB))
        : LocalDynamoDb.inMemory();
  }

  private void publishCatalogue(LocalDynamoDb dynamoDb) {
    var storefronts = new DynamoStorefronts(dynamoDb.client(), LocalDynamoDb.TABLES, clock);
    Catalogue.documents().forEach(storefronts::publish);
  }

  private OrderStream stream(LocalDynamoDb dynamoDb, RequestStreamHandler grant) {
    return OrderStream.start(
        dynamoDb,
        settings.home(),
        StreamReader.GRANTS,
        STREAM_ATTEMPTS,
        event -> invoke(grant, "GrantEntitlement", GRANT_TIME, event));
  }

  /// Starts the queue's reader before the pipe that fills the queue.
  private void refunds(LocalDynamoDb dynamoDb, RequestStreamHandler send) {
    var queue =
        new Queue(
            settings.home().resolve("refunds"),
            RefundQueue.VISIBILITY,
            RefundQueue.RECEIVES,
            clock);
    var region = LocalDynamoDb.REGION;
    opened.add(
        QueuePoller.start(
            queue,
            RefundQueue.BATCH,
            region,
            event -> invoke(send, "SendRefund", RefundQueue.TIMEOUT, event)));
    opened.add(
        OrderStream.start(
            dynamoDb,
            settings.home(),
            StreamReader.PIPE,
            STREAM_ATTEMPTS,
            OrderEvents.pipe(region, queue)));
  }

  /// On AWS a subscriber to the bus gets these events; here they are printed with the functions'
  /// log.
  private void dailyReports(LocalDynamoDb dynamoDb) {
    opened.add(
        OrderStream.start(
            dynamoDb,
            settings.home(),
            StreamReader.STATEMENTS,
            STREAM_ATTEMPTS,
            DailyReportEvents.pipe(LocalDynamoDb.REGION, System.out::println)));
  }

  private Schedule recovery(RequestStreamHandler recover) {
    return Schedule.every(
        Duration.ofMinutes(1), clock, () -> invoke(recover, "RecoverPayments", RECOVER_TIME, "{}"));
  }

  private Schedule reconciliation(RequestStreamHandler reconcile) {
    return Schedule.every(
        Duration.ofMinutes(30),
        clock,
        () -> invoke(reconcile, "ReconcileBills", RECONCILE_TIME, "{}"));
  }

  private static String invoke(
      RequestStreamHandler handler, String function, Duration time, String event) {
    var out = new ByteArrayOutputStream();
    var context =
        new Invocation(UUID.randomUUID().toString(), function, Instant.now().plus(time), LOG);
    try {
      handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(UTF_8);
  }

  private StoreServer.Endpoints endpoints(
      Wiring wiring, StartedStore store, SimulatorAddresses simulators) {
    var issuer = new LocalIssuer(store.keys().rsa("issuer"));
    var authorizer =
        new JwtAuthorizer(
            issuer.key().getPublic(), LocalIssuer.ISSUER, LocalIssuer.AUDIENCE, clock);
    var http = opened.add(HttpClient.newHttpClient());
    return new StoreServer.Endpoints(
        new Gateway(Routes.of(wiring), authorizer, LOG, clock),
        new Cors(settings.corsOrigins()),
        new TokenEndpoint(issuer, clock),
        new ClockEndpoint(clock, settings.parts().contains(Settings.Part.SIMULATORS)),
        new PaymentEndpoint(store.accounts().methods(simulators), http),
        new ApplePayEndpoint(simulators.of(AcquirerAccount.DEVICE), http));
  }
}

package guitai.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.dynamodb.DynamoStorefronts;
import guitai.keys.Pem;
import guitai.lambda.Trust;
import guitai.lambda.Wiring;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.dynamodb.OrderStream;
import guitai.local.dynamodb.StreamReader;
import guitai.local.events.OrderEvents;
import guitai.local.events.Queue;
import guitai.local.events.QueuePoller;
import guitai.local.events.RefundQueue;
import guitai.local.events.StatementEvents;
import guitai.local.gateway.Gateway;
import guitai.local.gateway.Invocation;
import guitai.local.page.PayDesk;
import guitai.local.page.SheetDesk;
import guitai.local.secrets.ApplePayDocuments;
import guitai.local.secrets.SecretDesk;
import guitai.local.secrets.SecretDocuments;
import guitai.local.tokens.JwtAuthorizer;
import guitai.local.tokens.LocalIssuer;
import guitai.local.tokens.TokenDesk;
import guitai.provider.unionpay.UnionPayRoots;
import guitai.sandbox.Closeables;
import guitai.sandbox.acquirer.AcquirerSimulator;
import guitai.sandbox.alipay.AlipaySimulator;
import guitai.sandbox.apple.AppleAuthority;
import guitai.sandbox.appstore.AppStoreSimulator;
import guitai.sandbox.appstore.Place;
import guitai.sandbox.http.Server;
import guitai.sandbox.keys.KeyFiles;
import guitai.sandbox.unionpay.UnionPaySimulator;
import guitai.sandbox.wechatpay.WechatPaySimulator;
import guitai.storefront.Method;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// The steps by which the store opens, each kept in what has to be closed.
record Opening(Settings settings, Closeables opened) {
  private static final int WECHAT_PAY = 1;
  private static final int ALIPAY = 2;
  private static final int APP_STORE = 3;
  private static final int UNION_PAY = 4;
  private static final int DYNAMO_DB = 5;
  private static final int ACQUIRER = 6;
  private static final int SANDBOX = 7;
  private static final Duration GRANT_TIME = Duration.ofSeconds(30);
  private static final Duration RECOVER_TIME = Duration.ofSeconds(58);
  private static final Duration RECONCILE_TIME = Duration.ofMinutes(15);
  private static final int STREAM_ATTEMPTS = 5;
  private static final LambdaLogger LOG = Invocation.lines(System.out);

  /// The ports of the providers' simulators.
  record Simulators(
      int wechatPay, int alipay, int appStore, int unionPay, int acquirer, int sandbox) {}

  /// @param store the port that notifications of purchases go to: no order names an address
  Simulators simulators(int store) {
    opened.add(HomeLock.take(settings.home(), Settings.Part.SIMULATORS));
    var home = settings.home();
    var bind = settings.bind();
    var self = URI.create("http://" + settings.host());
    var wechatPay =
        opened.add(WechatPaySimulator.start(home, bind, settings.port(WECHAT_PAY), self));
    var alipay = opened.add(AlipaySimulator.start(home, bind, settings.port(ALIPAY), self));
    var told = URI.create(self + ":" + store + "/notifications/app-store");
    var appStore =
        opened.add(
            AppStoreSimulator.start(home, Place.PRODUCTION, bind, settings.port(APP_STORE), told));
    var unionPay = opened.add(UnionPaySimulator.start(home, bind, settings.port(UNION_PAY)));
    var acquirer = opened.add(AcquirerSimulator.start(home, bind, settings.port(ACQUIRER)));
    var sandbox =
        opened.add(
            AppStoreSimulator.start(home, Place.SANDBOX, bind, settings.port(SANDBOX), told));
    return new Simulators(
        wechatPay.port(),
        alipay.port(),
        appStore.port(),
        unionPay.port(),
        acquirer.port(),
        sandbox.port());
  }

  /// Where simulators that were started apart listen.
  Simulators simulatorsApart() {
    return new Simulators(
        settings.port(WECHAT_PAY),
        settings.port(ALIPAY),
        settings.port(APP_STORE),
        settings.port(UNION_PAY),
        settings.port(ACQUIRER),
        settings.port(SANDBOX));
  }

  /// What is open before anything is sold.
  ///
  /// @param merchant by what providers know it
  record Doors(
      Front front, int port, LocalDynamoDb dynamoDb, KeyFiles keys, Credentials merchant) {}

  Doors doors() {
    opened.add(HomeLock.take(settings.home(), Settings.Part.STORE));
    var keys = new KeyFiles(settings.home().resolve("keys"));
    var merchant = Credentials.at(settings.home());
    var documents =
        SecretDocuments.of(keys, merchant.wechatPay(), merchant.alipay(), merchant.appStore());
    var secrets =
        new SecretDesk(documents)
            .and(SecretDocuments.ofUnionPay(merchant.unionPay()))
            .and(ApplePayDocuments.of(merchant.applePay()));
    var front = new Front(secrets, new Neighbours(settings.letsOthersIn()));
    var server = opened.add(Server.start(settings.bind(), settings.port(), front));
    var dynamoDb = opened.add(dynamoDb());
    publishCatalogue(dynamoDb);
    return new Doors(front, server.port(), dynamoDb, keys, merchant);
  }

  /// Comes last, so that callbacks left over from before find the store open.
  ///
  /// @return the settings its functions run with
  Environment sell(Doors doors, Simulators simulators) {
    var environment =
        new Environment(
            settings.host(), doors.port(), simulators, doors.dynamoDb().port(), doors.merchant());
    var wiring = new Wiring(environment.of(settings.host()), trust(doors.merchant()));
    opened.add(stream(doors.dynamoDb(), wiring.grantEntitlement()));
    refunds(doors.dynamoDb(), wiring.sendRefund());
    statements(doors.dynamoDb());
    opened.add(recovery(wiring.recoverPayments()));
    opened.add(reconciliation(wiring.reconcileBills()));
    var issuer = new LocalIssuer(doors.keys().rsa("issuer"));
    doors.front().open(counter(wiring, issuer, simulators));
    return environment;
  }

  /// The simulators sign under roots of their own.
  private Trust trust(Credentials merchant) {
    return new Trust(
        AppleAuthority.at(settings.home()).root(),
        UnionPayRoots.insteadOfUnionPays(
            Pem.certificate(merchant.unionPay().getString("rootCertificate")),
            Pem.certificate(merchant.unionPay().getString("issuerCertificate"))));
  }

  private LocalDynamoDb dynamoDb() {
    return settings.durable()
        ? LocalDynamoDb.onDisk(
            settings.home().resolve("dynamodb"), settings.bind(), settings.port(DYNAMO_DB))
        : LocalDynamoDb.inMemory();
  }

  private static void publishCatalogue(LocalDynamoDb dynamoDb) {
    var storefronts =
        new DynamoStorefronts(dynamoDb.client(), LocalDynamoDb.TABLES, Clock.systemUTC());
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

  /// The queue's reader is open before the pipe that fills it.
  private void refunds(LocalDynamoDb dynamoDb, RequestStreamHandler send) {
    var queue =
        new Queue(
            settings.home().resolve("refunds"),
            RefundQueue.VISIBILITY,
            RefundQueue.RECEIVES,
            InstantSource.system());
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

  /// Whoever subscribes to the bus would hear it; here it is said where the functions log.
  private void statements(LocalDynamoDb dynamoDb) {
    opened.add(
        OrderStream.start(
            dynamoDb,
            settings.home(),
            StreamReader.STATEMENTS,
            STREAM_ATTEMPTS,
            StatementEvents.pipe(LocalDynamoDb.REGION, System.out::println)));
  }

  private static Schedule recovery(RequestStreamHandler recover) {
    return Schedule.every(
        Duration.ofMinutes(1), () -> invoke(recover, "RecoverPayments", RECOVER_TIME, "{}"));
  }

  private static Schedule reconciliation(RequestStreamHandler reconcile) {
    return Schedule.every(
        Duration.ofMinutes(30), () -> invoke(reconcile, "ReconcileBills", RECONCILE_TIME, "{}"));
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

  private Front.Counter counter(Wiring wiring, LocalIssuer issuer, Simulators simulators) {
    var clock = Clock.systemUTC();
    var authorizer =
        new JwtAuthorizer(
            issuer.key().getPublic(), LocalIssuer.ISSUER, LocalIssuer.AUDIENCE, clock);
    var http = opened.add(HttpClient.newHttpClient());
    var host = "http://" + settings.host() + ":";
    return new Front.Counter(
        new Gateway(Routes.of(wiring), authorizer, LOG),
        new TokenDesk(issuer, clock),
        new PayDesk(
            Map.of(
                Method.WECHAT_PAY, URI.create(host + simulators.wechatPay()),
                Method.ALIPAY, URI.create(host + simulators.alipay()),
                Method.APPLE_PAY, URI.create(host + simulators.unionPay())),
            http),
        new SheetDesk(URI.create(host + simulators.acquirer()), http));
  }
}

package guitai.sandbox.unionpay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The merchant's notify address and its answers.
final class Shop implements AutoCloseable {
  private final BlockingQueue<Message> told = new LinkedBlockingQueue<>();
  private final Server server = Server.start("127.0.0.1", 0, this::handle);
  volatile int answer = 200;

  String address() {
    return "http://localhost:" + server.port() + "/notifications/union-pay";
  }

  private Response handle(Request request) {
    told.add(Message.form(request.body()));
    return Response.empty(answer);
  }

  /// The next notification; the test fails if none arrives.
  Message next() throws InterruptedException {
    var message = told.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no notification arrived");
    }
    return message;
  }

  boolean hearsNothing() throws InterruptedException {
    return told.poll(300, TimeUnit.MILLISECONDS) == null;
  }

  @Override
  public void close() {
    server.close();
  }
}

package guitai.simulation;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/// The body of a request, whose publisher gives it at once in the caller's thread.
final class BodyBytes implements Subscriber<ByteBuffer> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean complete;

  static byte[] of(HttpRequest request) {
    var publisher = request.bodyPublisher();
    if (publisher.isEmpty()) {
      return new byte[0];
    }
    var body = new BodyBytes();
    publisher.get().subscribe(body);
    if (!body.complete) {
      throw new IllegalStateException("the body isn't there at once");
    }
    return body.bytes.toByteArray();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer part) {
    var copy = new byte[part.remaining()];
    part.get(copy);
    bytes.writeBytes(copy);
  }

  @Override
  public void onError(Throwable failure) {
    throw new IllegalStateException(failure);
  }

  @Override
  public void onComplete() {
    complete = true;
  }
}

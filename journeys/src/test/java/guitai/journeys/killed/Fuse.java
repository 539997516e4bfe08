package guitai.journeys.killed;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Counts the effects of one order - each write to DynamoDB, each call of the provider - and ends
/// this process as `kill -9` would, before or after a chosen one. The tables are in another
/// process, as AWS's are: requests are forwarded there. The AWS SDK finds this class by a file on
/// the class path that only the process to be killed has.
public final class Fuse implements ExecutionInterceptor {
  private static final String ORDER = System.getProperty("fuse.order", "nothing");
  private static final int WANTED = Integer.getInteger("fuse.effect", 0);
  private static final boolean AFTER = Boolean.getBoolean("fuse.after");
  private static final int KILLED = 137;
  private static final int TABLES = Integer.getInteger("fuse.tables", 0);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ExecutionAttribute<Integer> NUMBER = new ExecutionAttribute<>("fuse.number");

  /// Whether the text mentions the order.
  static boolean concerns(String text) {
    return text.contains(ORDER);
  }

  /// @return the effect's number
  static int begin(String effect) {
    int number = COUNT.incrementAndGet();
    System.out.println("effect " + number + ": " + effect);
    if (number == WANTED && !AFTER) {
      Runtime.getRuntime().halt(KILLED);
    }
    return number;
  }

  static void end(int number) {
    if (number == WANTED && AFTER) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context.httpRequest().toBuilder().host("127.0.0.1").port(TABLES).build();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    var name = context.request().getClass().getSimpleName().replace("Request", "");
    boolean writes =
        switch (name) {
          case "UpdateItem", "PutItem", "DeleteItem", "TransactWriteItems" -> true;
          default -> false;
        };
    if (writes && concerns(context.request().toString())) {
      attributes.putAttribute(NUMBER, begin(name));
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    var number = attributes.getAttribute(NUMBER);
    if (number != null) {
      end(number);
    }
  }
}

package guitai.sandbox.http;

/// Answers requests, several at once.
public interface Handler {
  Response handle(Request request) throws Exception;
}

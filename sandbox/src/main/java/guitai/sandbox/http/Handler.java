package guitai.sandbox.http;

/// Answers requests, several of them concurrently.
public interface Handler {
  Response handle(Request request) throws Exception;
}

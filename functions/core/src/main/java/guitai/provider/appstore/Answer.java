package guitai.provider.appstore;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/// The App Store's answer to a call. Only the objects inside it are signed.
///
/// @see <a href="https://developer.apple.com/documentation/appstoreserverapi/error-codes">error
///   codes</a>
sealed interface Answer {
  /// The App Store did the call; the JSON is empty where it sent no body.
  record Done(JsonObject json) implements Answer {}

  /// The App Store did not do the call.
  ///
  /// @param code the App Store's error code, or 0 where the answer has none
  record NotDone(int status, long code) implements Answer {
    static final long TRANSACTION_UNKNOWN = 4040010;
    static final long ORDER_UNKNOWN = 4000000;
    static final long TEST_UNKNOWN = 4040008;
    static final long PAGE_INVALID = 4000014;
    static final long PAGE_EXPIRED = 4000017;

    /// Not-found errors that the App Store itself calls retryable.
    private static final Set<Long> PASSING = Set.of(4040002L, 4040004L, 4040006L);

    /// Errors that say finally that the number is no transaction's, or none of our app's.
    private static final Set<Long> NO_TRANSACTION =
        Set.of(
            4000006L, 4000008L, 4000047L, 4000048L, 4000187L, 4040001L, 4040003L, 4040005L,
            4040010L, 4040019L);

    static NotDone read(int status, byte[] body) {
      return new NotDone(status, code(body).orElse(0L));
    }

    private static Optional<Long> code(byte[] body) {
      try {
        return Field.number(Json.parse(body), "errorCode");
      } catch (MalformedJson _) {
        return Optional.empty();
      }
    }

    boolean is(long other) {
      return code == other;
    }

    /// Whether the App Store will never know a transaction of the number that was queried.
    boolean noTransaction() {
      return NO_TRANSACTION.contains(code);
    }

    boolean passing() {
      return status < 400 || status >= 500 || PASSING.contains(code);
    }

    /// For a caller that has no special case for this error.
    Unavailable unavailable() {
      return new Unavailable("the App Store did not do a call: " + text());
    }

    private String text() {
      return code == 0 ? "HTTP_" + status : Long.toString(code);
    }
  }
}
